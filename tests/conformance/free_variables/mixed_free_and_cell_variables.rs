// One function has variables of its own that are captured, and captures others.
use nonlocal::nonlocal;

#[nonlocal]
fn outer(x: i64, y: i64, z: i64) -> impl Fn(i64, i64, i64) -> Box<dyn Fn() -> (i64, i64, i64)> {
    fn middle(a: i64, b: i64, c: i64) -> Box<dyn Fn() -> (i64, i64, i64)> {
        let a = a + x;
        fn inner() -> (i64, i64, i64) {
            (a, z * (b + y), c)
        }
        Box::new(inner)
    }
    middle
}

fn show((a, b, c): (i64, i64, i64)) {
    println!("{a} {b} {c}");
}

fn main() {
    let middle = outer(1, 2, 3);
    let inner = middle(2, 4, 6);
    show(inner());
    show(middle(0, 0, 0)());
    show(inner());
}
