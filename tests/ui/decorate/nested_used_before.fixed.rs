//! In Python the name is not bound yet.
use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn total(unit: i64) -> i64 {
    #[decorate(memoize)]
    fn price(count: i64) -> i64 {
        count * unit
    }
    let first = price(1);
    first + price(2)
}

fn main() {
    assert_eq!(total(10), 30);
}
