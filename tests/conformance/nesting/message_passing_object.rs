// A dispatcher chooses among functions that share a state: an object made of closures.
use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: i64) -> impl FnMut(&str, i64) -> String {
    fn deposit(amount: i64) -> String {
        nonlocal!(balance);
        balance += amount;
        format!("balance {balance}")
    }
    fn withdraw(amount: i64) -> String {
        nonlocal!(balance);
        if amount > balance {
            return "insufficient funds".to_owned();
        }
        balance -= amount;
        format!("balance {balance}")
    }
    fn dispatch(message: &str, amount: i64) -> String {
        match message {
            "deposit" => deposit(amount),
            "withdraw" => withdraw(amount),
            _ => format!("unknown request {message}"),
        }
    }
    dispatch
}

fn main() {
    let mut account = make_account(100);
    let mut other = make_account(10);
    println!("{}", account("withdraw", 50));
    println!("{}", account("withdraw", 60));
    println!("{}", other("deposit", 1));
    println!("{}", account("deposit", 40));
    println!("{}", account("steal", 90));
}
