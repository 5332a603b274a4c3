// Each counter has a variable of its own, and calls of one do not disturb the other.
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut a = make_counter(0);
    let mut b = make_counter(100);
    println!("{} {} {}", a(), a(), b());
    println!("{} {} {}", a(), b(), b());
}
