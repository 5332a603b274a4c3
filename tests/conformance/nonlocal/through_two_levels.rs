// The innermost function changes a variable of the outermost one, which the middle one does not mention.
use nonlocal::nonlocal;

#[nonlocal]
fn outer() {
    let mut x = 1;
    fn middle() -> i64 {
        fn inner() -> i64 {
            nonlocal!(x);
            x *= 10;
            x
        }
        inner();
        inner()
    }
    println!("{x}");
    println!("{}", middle());
    println!("{x}");
    middle();
    println!("{x}");
}

fn main() {
    outer();
}
