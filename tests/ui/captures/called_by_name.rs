use nonlocal::factory;

#[factory]
fn total(price: i64) -> i64 {
    let mut sum = 0;
    fn add(count: i64) {
        nonlocal!(sum);
        sum += count * price;
    }
    add(1);
    add(2);
    sum
}

fn main() {
    assert_eq!(total(5), 15);
}
