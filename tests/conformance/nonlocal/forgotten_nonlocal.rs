// Adding to a variable of the function around without declaring it nonlocal.
// Refused: `counter` changes `count`, which belongs to `make_counter`
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
}
