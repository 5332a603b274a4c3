use nonlocal::nonlocal;

struct Bank(i64);

impl Bank {
    #[nonlocal]
    fn deposit(&self, #[default(1)] amount: i64) -> i64 {
        self.0 + amount
    }
}

fn main() {
    assert_eq!(Bank(1).deposit(1), 2);
}
