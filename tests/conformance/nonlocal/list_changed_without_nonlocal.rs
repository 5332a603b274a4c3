// Appending to a list of the factory needs no nonlocal in Python.
// Here it is an error with the line to add, for `push` changes the list.
// Fixed: sharing/log_shared_with_the_factory.

use nonlocal::nonlocal;

#[nonlocal]
fn make_log() -> impl FnMut(&str) -> usize {
    let mut lines: Vec<String> = Vec::new();
    fn log(line: &str) -> usize {
        lines.push(line.to_owned());
        lines.len()
    }
    log
}

fn main() {
    let mut log = make_log();
    println!("{}", log("a"));
    println!("{}", log("b"));
}
