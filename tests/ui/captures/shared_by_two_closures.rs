use nonlocal::factory;

#[factory]
fn make_account(start: i64) -> (impl FnMut(i64), impl Fn() -> i64) {
    let mut balance = start;
    fn deposit(amount: i64) {
        nonlocal!(balance);
        balance += amount;
    }
    fn show() -> i64 {
        balance
    }
    (deposit, show)
}

fn main() {
    let (mut deposit, show) = make_account(1);
    deposit(2);
    assert_eq!(show(), 3);
}
