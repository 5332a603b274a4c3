// Lambdas and nested functions use the same variables (test_scope, lambdas).

use nonlocal::nonlocal;

#[nonlocal]
fn make_functions(x: i64) -> (impl Fn(i64) -> i64, impl Fn(i64) -> i64, impl Fn() -> i64) {
    let scale = 10;
    fn plain(y: i64) -> i64 {
        x + y * scale
    }
    let doubled = move |y| plain(2 * y);
    let constant = move || x * scale;
    (plain, doubled, constant)
}

fn main() {
    let (plain, doubled, constant) = make_functions(7);
    println!("{} {} {}", plain(1), doubled(1), constant());
    println!("{:?}", [plain(2), doubled(2)]);
    println!("{}", make_functions(0).1(5));
}
