// A function may stand before the variable that it captures, as long as it is called after it is bound.

use nonlocal::nonlocal;

#[nonlocal]
fn make_area() -> String {
    fn area(radius: i64) -> i64 {
        pi * radius * radius
    }
    let pi = 3;
    let unit = area(1);
    format!("{unit} {}", area(2))
}

fn main() {
    println!("{}", make_area());
    println!("{}", make_area().len());
}
