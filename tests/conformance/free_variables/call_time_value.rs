// A function sees its free variable as it is at the call.
use nonlocal::factory;

#[factory]
fn observe() -> Vec<i64> {
    let mut level: i64 = 1;
    fn show() -> i64 {
        level
    }
    let mut seen = vec![show()];
    level = 2;
    seen.push(show());
    level *= 10;
    seen.push(show());
    seen
}

fn main() {
    println!("{:?}", observe());
}
