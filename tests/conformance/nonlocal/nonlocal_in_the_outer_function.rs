// `nonlocal` in the outer function itself, one level too far out: SyntaxError in Python.
// Here it is an error that says where it belongs. Fixed: nonlocal/accumulates_into_a_parameter.
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter(mut count: i64) -> impl FnMut() -> i64 {
    nonlocal!(count);
    fn counter() -> i64 {
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter(0);
    println!("{}", counter());
}
