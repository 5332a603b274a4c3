use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn total(unit: i64) -> i64 {
    #[decorate(memoize)]
    fn rounded(value: u64) -> i64 {
        f64::from_bits(value).round() as i64 * unit
    }
    rounded(1.5_f64.to_bits()) + rounded(2.5_f64.to_bits())
}

fn main() {
    assert_eq!(total(10), 50);
}
