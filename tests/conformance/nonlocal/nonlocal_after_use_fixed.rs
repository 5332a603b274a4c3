// A nonlocal declaration comes first, and then the name is used.
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        println!("was {count}");
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
    println!("{}", counter());
}
