// A closure that returns a copy of its list keeps its state private.
use nonlocal::nonlocal;

#[nonlocal]
fn make_log() -> (impl Fn(&str), impl Fn() -> Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn shown() -> Vec<String> {
        lines.clone()
    }
    (log, shown)
}

fn main() {
    let (log, shown) = make_log();
    log("one");
    shown().push("not logged".to_owned());
    println!("{}", shown().join(" "));
    log("two");
    println!("{}", shown().join(" "));
}
