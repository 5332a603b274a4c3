// A variable that is deleted before a function that reads it is called: NameError in Python.
// Here it is rustc's E0382, at the call.
use nonlocal::nonlocal;

#[nonlocal]
fn count_lines() -> usize {
    let lines: Vec<&str> = vec!["one", "two"];
    fn count() -> usize {
        lines.len()
    }
    println!("{}", count());
    drop(lines);
    count()
}

fn main() {
    println!("{}", count_lines());
}
