use nonlocal::nonlocal;

#[nonlocal]
fn make_adder(start: i64) -> impl FnMut(&[i64]) -> i64 {
    let mut total = start;
    fn add(values: &[i64]) -> i64 {
        nonlocal!(total);
        values.iter().for_each(|value| {
            nonlocal!(total);
            total += value;
        });
        total
    }
    add
}

fn main() {
    assert_eq!(make_adder(1)(&[1, 2]), 4);
}
