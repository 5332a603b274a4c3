// A parameter of the inner function hides the variable of that name around it.
use nonlocal::nonlocal;

#[nonlocal]
fn outer(x: i64) -> (i64, i64, i64) {
    fn double(x: i64) -> i64 {
        2 * x
    }
    fn triple(y: i64) -> i64 {
        3 * x + y
    }
    (double(x + 1), triple(1), x)
}

fn main() {
    for x in [10, -1] {
        let (double, triple, x) = outer(x);
        println!("{double} {triple} {x}");
    }
}
