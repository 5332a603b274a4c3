// An account as a class and as an object made of closures, with the same calls and the same results.

use nonlocal::nonlocal;

struct Account {
    balance: u32,
}

impl Account {
    fn deposit(&mut self, amount: u32) -> u32 {
        self.balance += amount;
        self.balance
    }

    fn withdraw(&mut self, amount: u32) -> String {
        if amount > self.balance {
            return format!("only {}", self.balance);
        }
        self.balance -= amount;
        format!("{} left", self.balance)
    }
}

#[nonlocal(type = ClosureAccount)]
fn make_account(mut balance: u32) -> ClosureAccount {
    fn deposit(amount: u32) -> u32 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    fn withdraw(amount: u32) -> String {
        nonlocal!(balance);
        if amount > balance {
            return format!("only {balance}");
        }
        balance -= amount;
        format!("{balance} left")
    }
    ClosureAccount { deposit, withdraw }
}

fn main() {
    let (mut by_class, mut by_closure) = (Account { balance: 10 }, make_account(10));
    println!("{} {}", by_class.deposit(5), by_closure.deposit(5));
    println!("{} = {}", by_class.withdraw(20), by_closure.withdraw(20));
    println!("{} = {}", by_class.withdraw(15), by_closure.withdraw(15));
}
