use nonlocal::factory;

struct Bank;

impl Bank {
    const START: i64 = 10;
}

#[factory]
fn opened(#[default(Bank::START)] amount: i64) -> i64 {
    amount
}

fn main() {
    assert_eq!(opened!(), 10);
}
