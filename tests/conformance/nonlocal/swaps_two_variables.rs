// An inner function exchanges two variables of the function around it.
use nonlocal::nonlocal;

#[nonlocal]
fn swapped(mut a: String, mut b: String) {
    fn swap() {
        nonlocal!(a, b);
        std::mem::swap(&mut a, &mut b);
    }
    swap();
    println!("{a} {b}");
    swap();
    println!("{a} {b}");
    a += "!";
    swap();
    println!("{a} {b}");
}

fn main() {
    swapped("left".to_owned(), "right".to_owned());
}
