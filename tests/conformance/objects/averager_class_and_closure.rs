// A running average as a callable class and as a closure (Fluent Python).

use nonlocal::nonlocal;

#[derive(Default)]
struct Averager {
    series: Vec<f64>,
}

impl Averager {
    fn call(&mut self, value: f64) -> f64 {
        self.series.push(value);
        self.series.iter().sum::<f64>() / self.series.iter().map(|_| 1.0).sum::<f64>()
    }
}

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
    let (mut by_class, mut by_closure) = (Averager::default(), make_averager());
    for value in [10.0, 11.0, 12.0] {
        println!("{:?} {:?}", by_class.call(value), by_closure(value));
    }
    println!("{:?}", make_averager()(7.5));
}
