//! A nested function is decorated where it stands, with what it captures.
use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn total(unit: i64) -> i64 {
    let postage = 5;
    #[decorate(memoize)]
    fn price(count: i64) -> i64 {
        count * unit + postage
    }
    price(2) + postage
}

fn main() {
    assert_eq!(total(10), 30);
}
