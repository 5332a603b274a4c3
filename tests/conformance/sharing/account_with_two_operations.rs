// Deposit and withdraw share one balance, and two accounts share nothing (SICP 3.1.1).

use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: u32) -> (impl Fn(u32) -> String, impl Fn(u32) -> String) {
    fn withdraw(amount: u32) -> String {
        nonlocal!(balance);
        if amount > balance {
            return "insufficient funds".to_owned();
        }
        balance -= amount;
        format!("withdrew {amount}, {balance} left")
    }
    fn deposit(amount: u32) -> String {
        nonlocal!(balance);
        balance += amount;
        format!("deposited {amount}, now {balance}")
    }
    (withdraw, deposit)
}

fn main() {
    let (withdraw, deposit) = make_account(100);
    let (other_withdraw, _) = make_account(100);
    println!("{}", withdraw(50));
    println!("{}", withdraw(60));
    println!("{}", deposit(40));
    println!("{}", withdraw(60));
    println!("{}", other_withdraw(99));
}
