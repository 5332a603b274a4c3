// Functions stand between the variables, and each sees the ones that it uses.
use nonlocal::nonlocal;

#[nonlocal]
fn outer() {
    let x = 1;
    fn first() -> i64 {
        x
    }
    let mut y = 2;
    fn second() -> i64 {
        x + y
    }
    println!("{} {}", first(), second());
    y = 20;
    println!("{} {}", first(), second());
}

fn main() {
    outer();
}
