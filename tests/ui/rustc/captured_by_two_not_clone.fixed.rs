use nonlocal::nonlocal;

#[derive(Clone)]
struct Token(i64);

#[nonlocal]
fn make(token: Token) -> (impl Fn() -> i64, impl Fn() -> bool) {
    fn value() -> i64 {
        token.0
    }
    fn valid() -> bool {
        token.0 > 0
    }
    (value, valid)
}

fn main() {
    let (value, valid) = make(Token(3));
    assert!(value() == 3 && valid());
}
