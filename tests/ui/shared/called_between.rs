use nonlocal::nonlocal;

#[nonlocal]
fn make_log(clock: std::rc::Rc<dyn Fn() -> u32>) -> (impl Fn() -> String, impl Fn() -> usize) {
    let mut lines: Vec<u32> = Vec::new();
    fn note() -> usize {
        nonlocal!(lines);
        lines.push(clock());
        lines.len()
    }
    fn show() -> String {
        format!("{:?}, then {}", lines, note())
    }
    (show, note)
}

fn main() {
    let (show, note) = make_log(std::rc::Rc::new(|| 7));
    note();
    assert_eq!(show(), "[7], then 2");
}
