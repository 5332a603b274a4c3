// A nonlocal declaration of a name that no function around binds: a slip of the pen.
// Refused: no binding for nonlocal `cuont` found
use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(cuont);
        cuont += 1;
        cuont
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
}
