// A curried function takes its three arguments one by one, and each stage can be kept and used again.
use nonlocal::nonlocal;

#[nonlocal]
fn add(a: i64) -> impl Fn(i64) -> Box<dyn Fn(i64) -> i64> {
    fn with_a(b: i64) -> Box<dyn Fn(i64) -> i64> {
        fn with_b(c: i64) -> i64 {
            a + b * c
        }
        Box::new(with_b)
    }
    with_a
}

fn main() {
    println!("{}", add(1)(2)(3));
    let add_ten = add(10);
    let half = add_ten(5);
    println!("{} {}", half(1), half(2));
    println!("{}", add_ten(0)(9));
}
