use nonlocal::nonlocal;

struct Bank(i64);

impl Bank {
    #[nonlocal]
    fn deposit(&self, amount: Option<i64>) -> i64 {
        let amount = amount.unwrap_or_else(|| 1);
        self.0 + amount
    }
}

fn main() {
    assert_eq!(Bank(1).deposit(None), 2);
}
