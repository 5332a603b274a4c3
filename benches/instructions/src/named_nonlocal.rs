//! Closures with a type, and objects, with factories.

use nonlocal::nonlocal;

#[nonlocal(type = Counter)]
pub fn make_counter(start: u64, step: u64) -> Counter {
    let mut count = start;
    fn counter(times: u64) -> u64 {
        nonlocal!(count);
        count = count.wrapping_add(step.wrapping_mul(times));
        count
    }
    counter
}

#[nonlocal(type = Account)]
pub fn make_account(limit: usize, mut balance: u64) -> Account {
    let mut log: Vec<u64> = Vec::new();
    fn deposit(amount: u64) -> u64 {
        change(amount)
    }
    fn withdraw(amount: u64) -> u64 {
        if amount <= balance { change(0_u64.wrapping_sub(amount)) } else { balance }
    }
    fn history() -> &[u64] {
        &log
    }
    fn change(amount: u64) -> u64 {
        nonlocal!(balance, log);
        if log.len() == limit {
            log.clear();
        }
        log.push(amount);
        balance = balance.wrapping_add(amount);
        balance
    }
    Account { deposit, withdraw, history }
}
