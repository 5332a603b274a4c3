use nonlocal::nonlocal;

struct Bank;

#[nonlocal]
impl Bank {
    fn opened(amount: Option<i64>) -> i64 {
        let amount = amount.unwrap_or_else(|| 5);
        amount
    }
}

fn main() {
    assert_eq!(Bank::opened(None), 5);
}
