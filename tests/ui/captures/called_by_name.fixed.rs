use nonlocal::factory;

#[factory]
fn total(price: i64) -> i64 {
    let mut sum = 0;
    fn add(count: i64, sum: &mut i64, price: i64) {
        *sum += count * price;
    }
    add(1, &mut sum, price);
    add(2, &mut sum, price);
    sum
}

fn main() {
    assert_eq!(total(5), 15);
}
