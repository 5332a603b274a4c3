use nonlocal::nonlocal;

struct Bank;

impl Bank {
    const START: i64 = 10;

    #[nonlocal]
    fn opened(#[default(Self::START)] amount: i64) -> i64 {
        amount
    }
}

fn main() {
    assert_eq!(Bank::opened(Bank::START), 10);
}
