// A free variable that stands nowhere but inside a format string is captured.
use nonlocal::nonlocal;

#[nonlocal]
fn make_columns(width: usize, places: usize, unit: &'static str) -> impl Fn(&str, f64) -> String {
    fn line(name: &str, value: f64) -> String {
        format!("{name:<width$}|{value:>width$.places$} {unit}")
    }
    line
}

fn main() {
    let line = make_columns(8, 2, "m");
    println!("{}", line("length", 2.65358));
    println!("{}", line("height", 20.0));
    println!("{}", make_columns(4, 0, "kg")("ox", 755.3));
}
