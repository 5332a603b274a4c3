// A bank makes accounts, each with a balance of its own, and all of them share the bank's fees.

use nonlocal::nonlocal;

type PayIn = Box<dyn FnMut(i64) -> String>;

#[nonlocal]
fn make_bank(fee: i64) -> (impl Fn(&str) -> PayIn, impl Fn() -> i64) {
    let mut fees = 0;
    fn open_account(owner: &str) -> PayIn {
        let owner = owner.to_owned();
        let mut balance = 0;
        fn pay_in(amount: i64) -> String {
            nonlocal!(balance, fees);
            balance += amount - fee;
            fees += fee;
            format!("{owner}: {balance}")
        }
        Box::new(pay_in)
    }
    fn earned() -> i64 {
        fees
    }
    (open_account, earned)
}

fn main() {
    let (open_account, earned) = make_bank(2);
    let mut ada = open_account("Ada");
    let mut bob = open_account("Bob");
    println!("{}", ada(100));
    println!("{}", bob(10));
    println!("{} {}", ada(50), earned());
    let (_, other_earned) = make_bank(5);
    println!("{}", other_earned());
}
