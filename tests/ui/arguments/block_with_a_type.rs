use nonlocal::nonlocal;

struct Bank;

#[nonlocal(type = Account)]
impl Bank {
    fn opened(amount: i64) -> impl FnMut(i64) -> i64 {
        let mut amount = amount;
        fn deposit(more: i64) -> i64 {
            nonlocal!(amount);
            amount += more;
            amount
        }
        deposit
    }
}

fn main() {
    assert_eq!(Bank::opened(1)(2), 3);
}
