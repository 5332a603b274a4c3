// A name cannot be a parameter of the inner function and nonlocal in it.
// Refused: `level` is a parameter of `put` and nonlocal
use nonlocal::nonlocal;

#[nonlocal]
fn make_setter() -> impl FnMut(i64) -> i64 {
    let mut level = 0;
    fn put(level: i64) -> i64 {
        nonlocal!(level);
        level = level;
        level
    }
    put
}

fn main() {
    let mut put = make_setter();
    println!("{}", put(5));
}
