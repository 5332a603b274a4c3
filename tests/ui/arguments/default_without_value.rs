use nonlocal::nonlocal;

#[nonlocal]
fn half(#[default = 2] value: i64) -> i64 {
    value / 2
}

fn main() {
    assert_eq!(half!(), 1);
}
