use nonlocal::nonlocal;

#[nonlocal]
fn half(#[default(2)] #[default(4)] value: i64) -> i64 {
    value / 2
}

fn main() {
    assert_eq!(half!(), 1);
}
