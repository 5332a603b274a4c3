use nonlocal::nonlocal;

struct Account {
    balance: i64,
}

impl Account {
    #[nonlocal]
    fn both(&mut self) -> (impl FnMut(i64), impl Fn() -> i64) {
        let mut this = self;
        fn deposit(amount: i64) {
            nonlocal!(this);
            this.balance += amount;
        }
        fn show() -> i64 {
            this.balance
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
