// Two handles of one state: a function that is used twice is one function.
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(mut count: i64) -> (impl Fn() -> i64, impl Fn() -> i64 + Clone) {
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    (counter, counter)
}

fn main() {
    let (first, second) = make_counter(0);
    println!("{} {} {}", first(), second(), first());
    let third = second.clone();
    println!("{} {}", third(), first());
}
