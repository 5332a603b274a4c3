use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn length(text: String) -> usize {
    text.len()
}

fn main() {
    assert_eq!(length("abc".to_owned()), 3);
}
