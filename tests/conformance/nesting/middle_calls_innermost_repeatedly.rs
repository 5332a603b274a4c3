// The middle function makes the innermost one and calls it several times, with a variable that changes between the calls.
use nonlocal::nonlocal;

#[nonlocal]
fn outer(base: i64) -> impl Fn(usize) -> Vec<i64> {
    fn middle(count: usize) -> Vec<i64> {
        let mut step = 0;
        fn inner() -> i64 {
            base + step
        }
        let mut seen = Vec::new();
        for _ in 0..count {
            step += 2;
            seen.push(inner());
        }
        seen
    }
    middle
}

fn main() {
    let middle = outer(10);
    println!("{:?}", middle(3));
    println!("{:?}", middle(1));
    println!("{:?}", outer(0)(4));
}
