use nonlocal::nonlocal;

struct Bank;

#[nonlocal]
impl Bank {
    fn opened(amount: i64) -> i64 {
        amount
    }
}

fn main() {
    let _bank = Bank;
}
