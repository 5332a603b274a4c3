// The declaration means the nearest variable of that name, and the one farther out stays.
use nonlocal::nonlocal;

#[nonlocal]
fn outer() {
    fn middle() {
        let mut x = "middle".to_owned();
        fn inner() {
            nonlocal!(x);
            x += ", changed";
        }
        inner();
        println!("{x}");
    }
    let x = "outer";
    middle();
    println!("{x}");
}

fn main() {
    outer();
}
