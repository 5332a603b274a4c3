// Two functions change one variable, each in its own direction, for each run of the factory.
use nonlocal::nonlocal;

#[nonlocal]
fn make_pair(mut x: i64) -> (impl Fn() -> i64, impl Fn() -> i64) {
    fn inc() -> i64 {
        nonlocal!(x);
        x += 1;
        x
    }
    fn dec() -> i64 {
        nonlocal!(x);
        x -= 1;
        x
    }
    (inc, dec)
}

fn main() {
    let (inc, dec) = make_pair(0);
    println!("{} {} {} {} {}", inc(), inc(), dec(), dec(), dec());
    let (inc2, dec2) = make_pair(100);
    println!("{} {} {} {}", inc2(), inc(), dec2(), dec());
}
