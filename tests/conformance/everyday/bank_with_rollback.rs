use std::collections::BTreeMap;
use std::fmt;

use nonlocal::nonlocal;

#[derive(Debug)]
enum BankError {
    NoAccount(String),
    Lacks(String, i64),
    RolledBack(Box<BankError>),
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BankError::NoAccount(name) => write!(f, "no account {name}"),
            BankError::Lacks(name, n) => write!(f, "{name} lacks {n}"),
            BankError::RolledBack(why) => write!(f, "rolled back: {why}"),
        }
    }
}

type Step<'s> = (&'s str, &'s str, i64);

#[nonlocal]
fn bank(
    opening: &[(&str, i64)],
) -> (impl Fn(&[Step<'_>]) -> Result<usize, BankError>, impl Fn() -> usize, impl Fn() -> String) {
    let mut balances: BTreeMap<String, i64> =
        opening.iter().map(|&(name, n)| (name.to_string(), n)).collect();
    let mut undo: Vec<Box<dyn Fn()>> = Vec::new();
    let mut commits = 0;

    fn change(name: String, delta: i64) -> Result<(), BankError> {
        nonlocal!(balances, undo);
        let Some(balance) = balances.get_mut(&name) else {
            return Err(BankError::NoAccount(name));
        };
        let new = *balance + delta;
        if new < 0 {
            return Err(BankError::Lacks(name, -new));
        }
        *balance = new;

        fn revert() {
            nonlocal!(balances);
            if let Some(balance) = balances.get_mut(&name) {
                *balance -= delta;
            }
        }
        undo.push(Box::new(revert));
        Ok(())
    }

    fn rollback(mark: usize) {
        nonlocal!(undo);
        while undo.len() > mark {
            if let Some(revert) = undo.pop() {
                revert();
            }
        }
    }

    fn transfer(a: &str, b: &str, amount: i64) -> Result<(), BankError> {
        change(a.to_string(), -amount)?;
        change(b.to_string(), amount)
    }

    fn transaction(steps: &[Step<'_>]) -> Result<usize, BankError> {
        nonlocal!(commits);
        let mark = undo.len();
        for &(a, b, amount) in steps {
            if let Err(e) = transfer(a, b, amount) {
                rollback(mark);
                return Err(BankError::RolledBack(Box::new(e)));
            }
        }
        commits += 1;
        Ok(undo.len() - mark)
    }

    fn undo_all() -> usize {
        let n = undo.len();
        rollback(0);
        n
    }

    fn show() -> String {
        let all: Vec<_> = balances.iter().map(|(k, v)| format!("{k}:{v}")).collect();
        format!("{} ({commits})", all.join(" "))
    }

    (transaction, undo_all, show)
}

fn main() {
    let (transaction, undo_all, show) = bank(&[("ann", 100), ("bob", 20), ("cat", 0)]);
    let script: [&[Step]; 4] = [
        &[("ann", "bob", 30)],
        &[("ann", "cat", 50), ("bob", "cat", 60)],
        &[("ann", "dan", 1)],
        &[("bob", "cat", 50), ("cat", "ann", 25)],
    ];
    for steps in script {
        match transaction(steps) {
            Ok(n) => println!("{n} steps"),
            Err(e) => println!("{e}"),
        }
        println!("{}", show());
    }
    let n = undo_all();
    println!("{n} {}", show());
}
