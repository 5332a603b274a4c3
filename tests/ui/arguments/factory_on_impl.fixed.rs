use nonlocal::factory;

struct Bank;

impl Bank {
    #[factory]
    fn opened(amount: i64) -> i64 {
        amount
    }
}

fn main() {
    assert_eq!(Bank::opened(1), 1);
}
