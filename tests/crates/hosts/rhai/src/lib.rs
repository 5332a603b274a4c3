//! rhai: functions that scripts call, over state that Rust has too.

use nonlocal::nonlocal;
use rhai::Engine;

/// An engine whose scripts have an account.
#[nonlocal]
pub fn bank(start: i64) -> (Engine, impl Fn() -> Vec<String>) {
    let mut balance = start;
    let mut log = Vec::new();
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance, log);
        balance += amount;
        log.push(format!("deposit {amount}"));
        balance
    }
    fn withdraw(amount: i64) -> bool {
        nonlocal!(balance, log);
        if amount > balance {
            log.push(format!("refused {amount}"));
            return false;
        }
        balance -= amount;
        log.push(format!("withdraw {amount}"));
        true
    }
    fn history() -> Vec<String> {
        log.clone()
    }
    let mut engine = Engine::new();
    engine.register_fn("deposit", deposit);
    engine.register_fn("withdraw", withdraw);
    engine.register_fn("balance", move || balance);
    (engine, history)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_change_what_rust_reads() {
        let (engine, history) = bank(10);
        let rest: i64 = engine.eval("deposit(5); withdraw(3); withdraw(100); balance()").unwrap();
        assert_eq!(rest, 12);
        assert_eq!(history(), ["deposit 5", "withdraw 3", "refused 100"]);
    }
}
