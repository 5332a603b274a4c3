// A constant of the module is found by inner functions, and a variable of that name in another function is not.
use nonlocal::nonlocal;

const LIMIT: i64 = 3;

fn other() -> i64 {
    let limit = 99;
    limit - LIMIT
}

#[nonlocal]
fn make_check(name: &str) -> impl Fn(i64) -> String {
    fn check(n: i64) -> String {
        format!("{name}: {}", if n <= LIMIT { "yes" } else { "no" })
    }
    check
}

fn main() {
    let check = make_check("small");
    println!("{}", check(3));
    println!("{}", other());
    println!("{}", check(4));
}
