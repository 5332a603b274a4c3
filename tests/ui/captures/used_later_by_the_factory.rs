use nonlocal::factory;

#[factory]
fn sum(values: &[i64]) -> i64 {
    let mut total = 0;
    fn add(value: &i64) {
        nonlocal!(total);
        total += value;
    }
    values.iter().for_each(add);
    total
}

fn main() {
    assert_eq!(sum(&[1, 2]), 3);
}
