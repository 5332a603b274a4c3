// Sum and count change together in one function, and two others read them.
use nonlocal::nonlocal;

#[nonlocal]
fn make_statistics() -> (impl Fn(&[f64]), impl Fn() -> Option<f64>, impl Fn() -> i32) {
    let mut total = 0.0;
    let mut count = 0;
    fn add(numbers: &[f64]) {
        nonlocal!(total, count);
        for number in numbers {
            total += number;
            count += 1;
        }
    }
    fn mean() -> Option<f64> {
        (count > 0).then(|| total / f64::from(count))
    }
    fn size() -> i32 {
        count
    }
    (add, mean, size)
}

fn show(mean: Option<f64>) -> String {
    mean.map_or("none".to_owned(), |mean| format!("{mean:.2}"))
}

fn main() {
    let (add, mean, size) = make_statistics();
    println!("{} {}", size(), show(mean()));
    add(&[10.0]);
    println!("{} {}", size(), show(mean()));
    add(&[20.0, 31.0]);
    println!("{} {}", size(), show(mean()));
}
