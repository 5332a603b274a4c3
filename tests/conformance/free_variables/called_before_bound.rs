// A function is called before the variable that it uses is bound.
// Refused: `line` is used here, before the variable `prefix` it captures is bound
use nonlocal::nonlocal;

#[nonlocal]
fn report() {
    fn line(value: i64) -> String {
        format!("{prefix}{value}")
    }
    println!("{}", line(1));
    let prefix = "> ";
    println!("{}", line(2));
}

fn main() {
    report();
}
