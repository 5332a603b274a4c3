use nonlocal::nonlocal;

#[nonlocal]
fn sum(values: &[i64]) -> i64 {
    let mut total = 0;
    values.iter().for_each(|value| {
        nonlocal!(total);
        total += value;
    });
    total
}

fn main() {
    assert_eq!(sum(&[1, 2]), 3);
}
