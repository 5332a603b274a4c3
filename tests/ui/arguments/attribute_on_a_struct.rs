use nonlocal::nonlocal;

#[nonlocal]
struct Bank {
    amount: i64,
}

impl Bank {
    fn opened(amount: i64) -> Self {
        Bank { amount }
    }
}

fn main() {
    assert_eq!(Bank::opened(1).amount, 1);
}
