// The factory goes on using the list that its closures share, before and after they are made.

use nonlocal::nonlocal;

#[nonlocal]
fn make_log(name: &str) -> (impl Fn(&str) + use<>, impl Fn() -> String + use<>) {
    let mut lines = vec![format!("{name} opened")];
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn dump() -> String {
        lines.join("; ")
    }
    log("first");
    let so_far = format!("{} lines so far", lines.len());
    lines.push(so_far);
    (log, dump)
}

fn main() {
    let (log, dump) = make_log("app.log");
    println!("{}", dump());
    log("second");
    log("third");
    println!("{}", dump());
    let (_, other_dump) = make_log("other.log");
    println!("{}", other_dump());
}
