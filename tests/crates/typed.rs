// Closures with a type, what factories share, and decorators, in every edition.

use nonlocal::{decorate, nonlocal};

#[nonlocal(type = Counter, derive(Clone, Debug, PartialEq))]
pub fn make_counter(start: i64) -> Counter {
    let mut count = start;
    fn counter(by: i64) -> i64 {
        nonlocal!(count);
        count += by;
        count
    }
    counter
}

#[nonlocal(type = Account)]
pub fn make_account<'a>(owner: &'a str, mut balance: i64) -> Account<'a> {
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    fn named(text: &str) -> String {
        format!("{} {}", text, owner)
    }
    Account { deposit, named }
}

#[nonlocal]
pub fn make_log() -> (impl Fn(&str), impl Fn() -> usize, usize) {
    let mut lines = Vec::new();
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn count() -> usize {
        lines.len()
    }
    let (log, count) = (log, count);
    log("first");
    lines.push("second".to_owned());
    if let Some(last) = lines.last_mut() {
        last.push('!');
    }
    let mut length = 0;
    for line in &lines {
        length += line.len();
    }
    (log, count, length)
}

fn twice<F: Fn(i64) -> i64 + Send + Sync + 'static>(f: F) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
pub fn add_three(x: i64) -> i64 {
    x + 3
}

#[test]
fn what_they_give() {
    let mut counter = make_counter(1);
    assert_eq!((counter.call(2), format!("{:?}", counter)), (3, "Counter { count: 3 }".to_owned()));
    assert_eq!(counter.as_fn_mut()(1), 4);
    let mut account = make_account("Ada", 1);
    assert_eq!((account.deposit(1), account.named("for")), (2, "for Ada".to_owned()));
    let (log, count, length) = make_log();
    log("third");
    assert_eq!((count(), length, add_three(1)), (3, 12, 7));
}
