// One inner function is given another as its argument.
use nonlocal::nonlocal;

#[nonlocal]
fn run(factor: i64) {
    let mut log: Vec<usize> = Vec::new();
    fn scaled(x: i64) -> i64 {
        x * factor
    }
    fn shifted(x: i64) -> i64 {
        x + factor
    }
    fn both(f: impl Fn(i64) -> i64, values: &[i64]) -> Vec<i64> {
        nonlocal!(log);
        log.push(values.len());
        values.iter().map(|&v| f(v)).collect()
    }
    println!("{:?}", both(scaled, &[1, 2, 3]));
    println!("{:?}", both(shifted, &[1, 2]));
    println!("{:?}", both(|x| scaled(shifted(x)), &[0]));
    println!("{log:?}");
}

fn main() {
    run(10);
}
