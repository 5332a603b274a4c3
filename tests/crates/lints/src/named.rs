//! Closures with a type.

#![allow(clippy::missing_const_for_fn, reason = "what is lifted could be `const`, and is not asked to")]

use nonlocal::nonlocal;

/// A counter.
#[nonlocal(type = Counter, derive(Clone, Debug, PartialEq, Eq, Hash, Default))]
#[must_use]
pub fn make_counter(start: i64, names: Vec<String>) -> Counter {
    let mut count = start;
    /// Counts on.
    fn counter(by: i64, name: &str) -> i64 {
        nonlocal!(count);
        if names.iter().any(|known| known == name) {
            count += by;
        }
        count
    }
    counter
}

/// An account.
#[nonlocal(type = Account, derive(Clone, Debug))]
#[must_use]
pub fn make_account(owner: &str, mut balance: i64) -> Account<'_> {
    /// The fee.
    const FEE: i64 = 1;
    /// Pays in.
    fn deposit(amount: i64) -> Result<i64, String> {
        if amount < FEE { Err(owner.to_owned()) } else { Ok(change(amount - FEE)) }
    }
    fn change(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    fn owned_by(text: &str) -> (&str, usize) {
        (text, owner.len())
    }
    Account { deposit, owned_by, FEE }
}

/// Two sides.
#[nonlocal(type = Pair, derive(Clone, Copy, Debug, PartialEq, Eq))]
#[must_use]
pub fn make_pair<T: Copy + Into<i64>, const N: usize>(left: T, right: [T; N]) -> Pair<T, N> {
    fn sum() -> i64 {
        right.iter().fold(left.into(), |sum, next| sum + (*next).into())
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{Account, Counter, make_account, make_counter, make_pair};

    #[test]
    fn what_they_give() {
        let mut counter = make_counter(1, vec!["a".to_owned()]);
        assert_eq!((counter.call(2, "a"), counter.call(2, "b"), Counter::FREE_VARS.len()), (3, 3, 2));
        let mut account = make_account("Ada", 1);
        assert_eq!((account.deposit(3), account.owned_by("x"), Account::FEE), (Ok(3), ("x", 3), 1));
        assert_eq!(make_pair(1_i32, [2, 3]).call(), 6);
    }
}
