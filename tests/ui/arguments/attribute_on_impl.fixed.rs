use nonlocal::nonlocal;

struct Bank;

impl Bank {
    #[nonlocal]
    fn opened(amount: i64) -> i64 {
        amount
    }
}

fn main() {
    assert_eq!(Bank::opened(1), 1);
}
