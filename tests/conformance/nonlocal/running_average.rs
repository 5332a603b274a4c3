// A running average keeps the total and the count, not the values.
use nonlocal::nonlocal;

#[nonlocal]
fn make_averager() -> impl FnMut(f64) -> f64 {
    let mut count = 0.0;
    let mut total = 0.0;
    fn averager(value: f64) -> f64 {
        nonlocal!(count, total);
        count += 1.0;
        total += value;
        total / count
    }
    averager
}

fn main() {
    let mut average = make_averager();
    println!("{:?}", average(10.0));
    println!("{:?}", average(11.0));
    println!("{:?}", average(12.0));
    println!("{:?}", average(4.0));
}
