// One function takes a message and does what it says, on state that nobody else has (SICP 3.1.1, dispatch).

use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: u32) -> impl FnMut(&str, u32) -> String {
    fn withdraw(amount: u32) -> String {
        nonlocal!(balance);
        if amount > balance {
            return "insufficient funds".to_owned();
        }
        balance -= amount;
        balance.to_string()
    }
    fn deposit(amount: u32) -> String {
        nonlocal!(balance);
        balance += amount;
        balance.to_string()
    }
    fn dispatch(message: &str, amount: u32) -> String {
        match message {
            "withdraw" => withdraw(amount),
            "deposit" => deposit(amount),
            _ => format!("unknown request: {message}"),
        }
    }
    dispatch
}

fn main() {
    let mut account = make_account(100);
    println!("{}", account("withdraw", 50));
    println!("{}", account("withdraw", 60));
    println!("{}", account("deposit", 40));
    println!("{}", account("borrow", 1));
    println!("{}", account("withdraw", 60));
}
