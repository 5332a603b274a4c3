use nonlocal::nonlocal;

#[nonlocal(type = Account)]
fn make_account(mut balance: i64) -> Account {
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    fn show() -> i64 {
        balance
    }
    Account { deposit, show }
}

fn main() {
    let mut account = make_account(1);
    assert_eq!((account.deposit(2), account.show()), (3, 3));
}
