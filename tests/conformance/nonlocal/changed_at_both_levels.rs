// A function and the function it makes both change the variable of the outermost one.
use nonlocal::nonlocal;

#[nonlocal]
fn outer(mut x: i64) -> impl Fn() -> Box<dyn Fn() -> i64> {
    fn middle() -> Box<dyn Fn() -> i64> {
        nonlocal!(x);
        x -= 2;
        fn inner() -> i64 {
            nonlocal!(x);
            x += 4;
            x
        }
        Box::new(inner)
    }
    middle
}

fn main() {
    let middle = outer(1);
    let inner = middle();
    println!("{}", inner());
    let other = middle();
    println!("{} {}", other(), inner());
}
