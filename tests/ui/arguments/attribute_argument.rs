use nonlocal::nonlocal;

#[nonlocal(async)]
fn half(value: i64) -> i64 {
    value / 2
}

fn main() {
    assert_eq!(half(2), 1);
}
