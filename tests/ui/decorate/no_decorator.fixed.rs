use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn add(a: u64, b: u64) -> u64 {
    a + b
}

#[nonlocal::nonlocal]
fn outer(c: u64) -> u64 {
    #[decorate(memoize)]
    fn more(a: u64) -> u64 {
        a + c
    }
    more(1)
}

fn main() {
    assert_eq!(add(1, 2) + outer(3), 7);
}
