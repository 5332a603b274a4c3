// A helper may stand before the variables that it uses, as long as they are bound when it is called.
use nonlocal::nonlocal;

#[nonlocal]
fn report(values: &[i64]) {
    fn line(label: &str, value: i64) -> String {
        format!("{prefix}{label}{separator}{value}")
    }
    let prefix = "> ";
    let mut separator = ": ";
    println!("{}", line("sum", values.iter().sum()));
    separator = " = ";
    println!("{}", line("max", values.iter().copied().max().unwrap_or(0)));
}

fn main() {
    report(&[3, 1, 2]);
    report(&[10]);
}
