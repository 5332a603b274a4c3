use nonlocal::nonlocal;

struct Account {
    balance: i64,
}

impl Account {
    #[nonlocal]
    fn both(&mut self) -> (impl FnMut(i64), impl Fn() -> i64) {
        fn deposit(amount: i64) {
            nonlocal!(self);
            self.balance += amount;
        }
        fn show() -> i64 {
            self.balance
        }
        (deposit, show)
    }
}

fn main() {
    let mut account = Account { balance: 1 };
    let (mut deposit, show) = account.both();
    deposit(2);
    assert_eq!(show(), 3);
}
