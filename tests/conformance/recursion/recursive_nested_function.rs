// A recursive function is nested, uses a parameter of its factory, and is returned (test_scope, recursion).

use nonlocal::nonlocal;

#[nonlocal]
fn make_power(base: u64) -> impl Fn(u32) -> u64 {
    fn power(n: u32) -> u64 {
        if n == 0 { 1 } else { base * power(n - 1) }
    }
    power
}

fn main() {
    let (two, ten) = (make_power(2), make_power(10));
    println!("{}", two(10));
    println!("{} {}", ten(3), two(0));
    println!("{:?}", (0..5).map(two).collect::<Vec<_>>());
}
