use nonlocal::nonlocal;

#[nonlocal]
fn make_writer() -> impl FnMut(&str) -> usize {
    let mut out = String::new();
    fn add(text: &str) -> usize {
        nonlocal!(out);
        out = out + text;
        out.len()
    }
    add
}

fn main() {
    let mut add = make_writer();
    add("a");
    assert_eq!(add("bc"), 3);
}
