//! A bank account: three functions that share one balance.
//!
//! They share one `Rc`, and for a number of known type its cell costs what `Rc<Cell<i64>>` does. Nobody writes `Rc::clone`,
//! and each closure is an `Fn`.
//!
//! In the guide: `nonlocal::guide::from_python`, "Two functions, one state".

use nonlocal::nonlocal;

// Python:
//
//     def make_account(balance):
//         def deposit(amount):
//             nonlocal balance
//             balance += amount
//         def withdraw(amount):
//             nonlocal balance
//             if amount > balance:
//                 return f"only {balance} left"
//             balance -= amount
//             return "ok"
//         def show():
//             return balance
//         return deposit, withdraw, show

#[nonlocal]
fn make_account(mut balance: i64) -> (impl Fn(i64), impl Fn(i64) -> String, impl Fn() -> i64) {
    fn deposit(amount: i64) {
        nonlocal!(balance);
        balance += amount;
    }
    fn withdraw(amount: i64) -> String {
        nonlocal!(balance);
        if amount > balance {
            return format!("only {balance} left");
        }
        balance -= amount;
        "ok".to_owned()
    }
    fn show() -> i64 {
        balance
    }
    (deposit, withdraw, show)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (deposit, withdraw, show) = make_account(10);
    let (other_deposit, _, other) = make_account(0);
    deposit(5);
    let mut results = vec![("show()", show().to_string(), "15")];
    results.push(("withdraw(100)", withdraw(100), "only 15 left"));
    results.push(("withdraw(12)", withdraw(12), "ok"));
    other_deposit(1);
    results.push(("show(), other()", format!("{} {}", show(), other()), "3 1"));
    results
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
