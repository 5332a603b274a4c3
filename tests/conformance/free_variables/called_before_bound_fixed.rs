// A function is called after the variable that it uses is bound, though it is defined before.
use nonlocal::nonlocal;

#[nonlocal]
fn report() {
    fn line(value: i64) -> String {
        format!("{prefix}{value}")
    }
    let prefix = "> ";
    println!("{}", line(1));
    println!("{}", line(2));
}

fn main() {
    report();
}
