use nonlocal::nonlocal;

struct Bank;

#[nonlocal]
impl Bank {
    fn opened(#[default(5)] amount: i64) -> i64 {
        amount
    }
}

fn main() {
    assert_eq!(Bank::opened(5), 5);
}
