use nonlocal::nonlocal;

#[nonlocal]
fn report(count: usize) -> Vec<String> {
    let mut lines = Vec::new();
    fn log<T: std::fmt::Display>(value: T) {
        nonlocal!(lines);
        lines.push(format!("{value} of {count}"));
    }
    log(1);
    log("two");
    lines
}

fn main() {
    assert_eq!(report(2), ["1 of 2", "two of 2"]);
}
