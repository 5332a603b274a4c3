// A nested function calls itself where a lambda cannot.
use nonlocal::nonlocal;

#[nonlocal]
fn make_factorial(limit: i64) -> impl Fn(i64) -> i64 {
    fn factorial(n: i64) -> i64 {
        if n < 2 { 1 } else { limit.min(n * factorial(n - 1)) }
    }
    factorial
}

fn main() {
    let factorial = make_factorial(1000);
    println!("{}", factorial(5));
    println!("{}", factorial(10));
}
