//! One average, three ways: a plain function, a closure, and a struct with a method.
//!
//! The function needs all values at once. The closure and the struct take one at a time, and hold the same 16 bytes
//! in between. A closure is a struct with one method: take it for one method, and a struct for several.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A running average".

use nonlocal::nonlocal;

// Python:
//
//     def mean(values):
//         return sum(values) / len(values)
//
//     def make_averager():
//         total = 0.0
//         count = 0
//         def average(value):
//             nonlocal total, count
//             total += value
//             count += 1
//             return total / count
//         return average
//
//     class Averager:
//         def __init__(self):
//             self.total = 0.0
//             self.count = 0
//         def average(self, value):
//             self.total += value
//             self.count += 1
//             return self.total / self.count
//
//     values = [10.0, 20.0, 60.0]
//     print([mean(values[:n]) for n in (1, 2, 3)])                # [10.0, 15.0, 30.0]
//     average = make_averager()
//     print([average(value) for value in values])                 # [10.0, 15.0, 30.0]
//     averager = Averager()
//     print([averager.average(value) for value in values])        # [10.0, 15.0, 30.0]

#[nonlocal]
fn mean(values: &[f64]) -> f64 {
    // It captures nothing: the factory leaves it as it is.
    fn sum(values: &[f64]) -> f64 {
        values.iter().sum()
    }
    sum(values) / values.iter().map(|_| 1.0).sum::<f64>()
}

#[nonlocal]
fn make_averager() -> impl FnMut(f64) -> f64 {
    let mut total = 0.0;
    let mut count: u32 = 0;
    fn average(value: f64) -> f64 {
        nonlocal!(total, count);
        total += value;
        count += 1;
        total / f64::from(count)
    }
    average
}

#[derive(Default)]
struct Averager {
    total: f64,
    count: u32,
}

impl Averager {
    fn average(&mut self, value: f64) -> f64 {
        self.total += value;
        self.count += 1;
        self.total / f64::from(self.count)
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let values = [10.0, 20.0, 60.0];
    let mut average = make_averager();
    let mut averager = Averager::default();
    assert_eq!(size_of_val(&average), size_of_val(&averager));

    let function = [1, 2, 3].map(|n| mean(&values[..n]));
    let closure = values.map(&mut average);
    let method = values.map(|value| averager.average(value));
    let (function, closure, method) =
        (format!("{function:?}"), format!("{closure:?}"), format!("{method:?}"));
    vec![
        ("mean(values[:n]) for n in (1, 2, 3)", function, "[10.0, 15.0, 30.0]"),
        ("average(value) for value in values", closure, "[10.0, 15.0, 30.0]"),
        ("averager.average(value) for ...", method, "[10.0, 15.0, 30.0]"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
