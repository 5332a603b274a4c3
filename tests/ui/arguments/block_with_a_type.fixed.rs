use nonlocal::nonlocal;

struct Bank;

impl Bank {
    fn opened(amount: i64) -> Account {
        opened(amount)
    }
}

#[nonlocal(type = Account)]
fn opened(amount: i64) -> Account {
    let mut amount = amount;
    fn deposit(more: i64) -> i64 {
        nonlocal!(amount);
        amount += more;
        amount
    }
    deposit
}

fn main() {
    assert_eq!(Bank::opened(1).call(2), 3);
}
