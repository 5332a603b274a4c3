//! Closures that share what they change, with factories.

use nonlocal::nonlocal;

#[nonlocal]
pub fn make_account(mut balance: u64) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64, impl Fn() -> u64) {
    fn deposit(amount: u64) -> u64 {
        nonlocal!(balance);
        balance = balance.wrapping_add(amount);
        balance
    }
    fn withdraw(amount: u64) -> u64 {
        nonlocal!(balance);
        if amount <= balance {
            balance -= amount;
        }
        balance
    }
    fn show() -> u64 {
        balance
    }
    (deposit, withdraw, show)
}

#[nonlocal]
pub fn make_log(limit: usize) -> (impl Fn(u64) -> usize, impl Fn() -> u64) {
    let mut lines: Vec<u64> = Vec::new();
    let mut total: u64 = 0;
    fn add(value: u64) -> usize {
        nonlocal!(lines, total);
        if lines.len() == limit {
            lines.clear();
        }
        lines.push(value);
        total = total.wrapping_add(value);
        lines.len()
    }
    fn sum() -> u64 {
        total.wrapping_add(lines.len() as u64)
    }
    (add, sum)
}

#[nonlocal(sync)]
pub fn make_tickets(step: u64) -> (impl Fn() -> u64 + Send, impl Fn() -> u64 + Send) {
    let mut next: u64 = 0;
    fn take() -> u64 {
        nonlocal!(next);
        next = next.wrapping_add(step);
        next
    }
    fn taken() -> u64 {
        next
    }
    (take, taken)
}
