use nonlocal::factory;

#[factory]
fn total(all: &[i64]) -> i64 {
    let mut sum: i64 = 0;
    fn add(x: i64) {
        nonlocal!(sum);
        sum += x;
    }
    all.iter().for_each(move |x| add(*x));
    sum
}

fn main() {
    assert_eq!(total(&[1, 2]), 3);
}
