use nonlocal::nonlocal;

#[nonlocal]
fn make_account(balance: i64) {
    let entries = 0;
    fn deposit(amount: i64) -> i64 {
        nonlocal!(fee);
        balance += amount;
        balance
    }
    fn record() -> i64 {
        nonlocal!(entries);
        entries += 1;
        entries
    }
    (deposit, record)
}

fn main() {
    let (mut deposit, mut record) = make_account(1);
    assert_eq!((deposit(2), record()), (3, 1));
}
