// The variable of a closure is no attribute of it: AttributeError when it is reached for.
// Here it is rustc's E0609: no field. Fixed: sharing/getter_and_setter.

use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl FnMut() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

fn main() {
    let mut counter = make_counter();
    println!("{}", counter());
    println!("{}", counter.count);
}
