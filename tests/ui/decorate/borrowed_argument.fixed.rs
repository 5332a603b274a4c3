use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn first(text: String) -> String {
    text.split(' ').next().unwrap_or(&text).to_owned()
}

fn main() {
    assert_eq!(first("abc d".to_owned()), "abc");
}
