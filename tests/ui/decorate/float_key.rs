use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn total(unit: i64) -> i64 {
    #[decorate(memoize)]
    fn rounded(value: f64) -> i64 {
        value.round() as i64 * unit
    }
    rounded(1.5) + rounded(2.5)
}

fn main() {
    assert_eq!(total(10), 50);
}
