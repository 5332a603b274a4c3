use nonlocal::nonlocal;

struct Bank;

impl Bank {
    const START: i64 = 10;
}

#[nonlocal]
fn opened(#[default(Bank::START)] amount: i64) -> i64 {
    amount
}

fn main() {
    assert_eq!(opened!(), 10);
}
