// A lambda calls itself by the name that it is bound to; Rust binds it when it is complete.
// Here it is rustc's E0425. Fixed: recursion/recursive_lambda_fixed.
use nonlocal::nonlocal;

#[nonlocal]
fn make_factorial(limit: i64) -> impl Fn(i64) -> i64 {
    let factorial = move |n: i64| if n < 2 { 1 } else { limit.min(n * factorial(n - 1)) };
    factorial
}

fn main() {
    let factorial = make_factorial(1000);
    println!("{}", factorial(5));
    println!("{}", factorial(10));
}
