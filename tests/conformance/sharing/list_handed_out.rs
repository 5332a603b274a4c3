// A closure that returns its list hands out its private state: in Python the caller can change it.
// Here it is rustc's E0106, at the return type. Fixed: sharing/list_handed_out_fixed.
use nonlocal::nonlocal;

#[nonlocal]
fn make_log() -> (impl Fn(&str), impl Fn() -> &[String]) {
    let mut lines: Vec<String> = Vec::new();
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn shown() -> &[String] {
        &lines
    }
    (log, shown)
}

fn main() {
    let (log, shown) = make_log();
    log("one");
    println!("{:?}", shown());
}
