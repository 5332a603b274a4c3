// A nonlocal declaration comes after the name was used.
// Refused: `count` is used in `counter` before its `nonlocal!` declaration
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        println!("{count}");
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
}
