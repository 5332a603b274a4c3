use nonlocal::nonlocal;

#[nonlocal(type = Account)]
fn make_account(mut balance: i64) -> Account {
    const FREE_VARS: usize = 1;
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    Account { deposit, COUNT: FREE_VARS }
}

fn main() {
    let mut account = make_account(1);
    assert_eq!(account.deposit(2), 3);
    assert_eq!(Account::COUNT, 1);
    assert_eq!(Account::FREE_VARS, ["balance"]);
}
