use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn length(text: &str) -> usize {
    text.len()
}

fn main() {
    assert_eq!(length("abc"), 3);
}
