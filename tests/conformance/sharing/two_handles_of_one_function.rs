// A function that is handed out twice is one function: both handles count with the same variable.

use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> (impl Fn() -> u32 + Clone, impl Fn() -> u32 + Clone) {
    let mut count = 0;
    fn counter() -> u32 {
        nonlocal!(count);
        count += 1;
        count
    }
    (counter, counter)
}

fn main() {
    let (left, right) = make_counter();
    println!("{}", left());
    println!("{}", right());
    println!("{} {}", left(), left());
    println!("{}", right());
    let third = right.clone();
    println!("{} {}", third(), left());
}
