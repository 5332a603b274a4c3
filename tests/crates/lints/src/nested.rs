//! Nested functions that are decorated, have defaults, or capture weakly.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::atomic::AtomicU64;

use nonlocal::decorators::{count_calls, memoize, retry};
use nonlocal::{decorate, factory, nonlocal};

/// Counts.
static CALLS: AtomicU64 = AtomicU64::new(0);

/// Borrowed arguments, and an option.
#[decorate(memoize(max_size = 3))]
#[must_use]
pub fn length(text: &str, by: &[u8]) -> usize {
    text.len() + by.len()
}

/// Decorated nested functions.
#[nonlocal]
#[must_use]
pub fn distance(a: &str, b: &str) -> (usize, usize) {
    let mut calls = 0;
    #[decorate(memoize, count_calls(counter = &CALLS))]
    fn dp(i: usize, j: usize) -> usize {
        nonlocal!(calls);
        calls += 1;
        if i == a.len() || j == b.len() {
            return a.len() - i + b.len() - j;
        }
        1 + dp(i + 1, j).min(dp(i, j + 1))
    }
    #[decorate(retry(times = 2))]
    fn shout(text: &str) -> Result<String, usize> {
        if text.is_empty() { Err(calls) } else { Ok(text.to_uppercase()) }
    }
    let shouted = shout(a);
    (dp(0, 0) + shouted.map_or(0, |text| text.len()), calls)
}

factory! {
    /// Defaults of a nested function.
    #[must_use]
    pub fn greetings(who: &str = "Ada") -> Vec<String> {
        fn greet(word: &str, mark: &str = "!", times: usize = usize::MIN, list: &[i32] = &[1]) {
            nonlocal!(all);
            all.push(format!("{word} {who}{}{}", mark.repeat(times), list.len()));
        }
        let mut all = Vec::new();
        greet("Hello");
        greet(times = 2, word = "Yo");
        all
    }
}

/// A button.
#[derive(Debug)]
pub struct Button(Cell<i64>);

#[nonlocal]
impl Button {
    /// What is captured weakly.
    pub fn handler(self: &Rc<Self>) -> impl Fn() -> Option<i64> + use<> {
        fn clicked() -> Option<i64> {
            let this = weak!(self)?;
            this.0.set(this.0.get() + 1);
            Some(this.0.get())
        }
        clicked
    }
}
