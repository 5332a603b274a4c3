use nonlocal::factory;

#[factory]
fn total(all: Vec<i64>) -> i64 {
    let mut sum: i64 = 0;
    fn add(x: i64) {
        nonlocal!(sum);
        sum += x;
    }
    all.into_iter().for_each(add);
    sum
}

fn main() {
    assert_eq!(total(vec![1, 2]), 3);
}
