//! Decorated functions.

use nonlocal::decorators::{memoize, retry};
use nonlocal::{decorate, nonlocal};

/// Remembered.
#[decorate(memoize)]
#[must_use]
pub fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

/// Several parameters.
///
/// # Errors
///
/// Where there is nothing left.
#[decorate(retry(2))]
pub fn divide(left: i64, (right, _): (i64, u8)) -> Result<i64, String> {
    left.checked_div(right).ok_or_else(|| format!("{left} / {right}"))
}

/// A decorator.
fn plain<F: Fn(()) + Send + Sync + 'static>(function: F) -> impl Fn(()) + Send + Sync + 'static {
    function
}

/// No parameter, no result.
#[decorate(plain)]
pub fn nothing() {}

/// A nested function with a decorator.
#[nonlocal]
pub fn nested(step: i64) -> impl Fn(i64) -> i64 {
    #[decorate(memoize)]
    fn stepped(x: i64) -> i64 {
        x + step
    }
    stepped
}

#[cfg(test)]
mod tests {
    use super::{divide, fib, nested, nothing};

    #[test]
    fn what_they_give() {
        nothing();
        assert_eq!((fib(20), divide(6, (2, 0)), nested(1)(2)), (6765, Ok(3), 3));
        assert_eq!(divide(1, (0, 0)), Err("1 / 0".to_owned()));
    }
}
