use nonlocal::nonlocal;

struct Bank {
    amount: i64,
}

#[nonlocal]
impl Bank {
    fn opened(amount: i64) -> Self {
        Bank { amount }
    }
}

fn main() {
    assert_eq!(Bank::opened(1).amount, 1);
}
