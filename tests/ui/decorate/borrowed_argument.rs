use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn first(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

fn main() {
    assert_eq!(first("abc d"), "abc");
}
