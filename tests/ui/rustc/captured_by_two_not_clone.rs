use nonlocal::nonlocal;

struct Token(i64);

impl Token {
    fn value(&self) -> i64 {
        self.0
    }
}

#[nonlocal]
fn make(token: Token) -> (impl Fn() -> i64, impl Fn() -> bool) {
    fn value() -> i64 {
        token.value()
    }
    fn valid() -> bool {
        token.value() > 0
    }
    (value, valid)
}

fn main() {
    let (value, valid) = make(Token(3));
    assert!(value() == 3 && valid());
}
