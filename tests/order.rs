//! Evaluation order: what is read before a call that changes it, as Python reads it.

use std::cell::RefCell;
use std::fmt::Write;

use nonlocal::nonlocal;

#[nonlocal]
fn called(start: i64) -> Vec<String> {
    let mut n = start;
    let mut names: Vec<i64> = Vec::new();
    let mut text = String::new();
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    fn add() -> usize {
        nonlocal!(names, text);
        names.push(1);
        text.push('x');
        names.len()
    }
    let width = 4;
    let mut out = vec![
        format!("{n} {}", next()),
        format!("{} {n}", next()),
        format!("{names:?} {text:?} {}", add()),
        format!("{n:>width$} {}", next()),
        format!("{:>n$} {}", 'c', 5, n = 3),
        format!("{n:.1$} {0}", next(), 0),
        format!("{n}") + &format!("{n} {:?}", Some(next())),
    ];
    write!(out[0], "|{n} {}", next()).expect("a String takes everything");
    assert!(n == 6, "{n} {}", next());
    out
}

#[test]
fn in_the_order_of_python() {
    let expected = ["0 1|5 6", "2 2", "[] \"\" 1", "   2 3", "  c 5", "3 4", "44 Some(5)"];
    assert_eq!(called(0), expected);
}

#[nonlocal]
fn shared() -> (impl Fn() -> String, impl Fn() -> i64, String) {
    let mut n: i64 = 0;
    let mut names = vec!["a"];
    fn next() -> i64 {
        nonlocal!(n, names);
        n += 1;
        names.push("b");
        n
    }
    fn show() -> String {
        nonlocal!(n);
        format!(
            "{n} {} {}",
            {
                n += 1;
                n
            },
            names.len()
        )
    }
    let again = next;
    let first = format!("{n} {names:?} {}", again());
    (show, next, first)
}

#[test]
fn of_shared_variables() {
    let (show, next, first) = shared();
    assert_eq!(first, "0 [\"a\"] 1");
    assert_eq!((show(), next(), show()), ("1 2 2".to_owned(), 3, "3 4 3".to_owned()));
}

#[nonlocal(sync)]
fn locked() -> (impl Fn() -> i64 + Send, String) {
    let mut n: i64 = 0;
    let mut text = String::new();
    fn next() -> i64 {
        nonlocal!(n, text);
        n += 1;
        text.push('x');
        n
    }
    let again = next;
    let first = format!("{n} {text:?} {}", again());
    (next, first)
}

#[test]
fn of_locked_variables() {
    let (next, first) = locked();
    assert_eq!((first.as_str(), next()), ("0 \"\" 1", 2));
}

#[nonlocal(type = Counter)]
fn make_counter() -> Counter {
    let mut n: i64 = 0;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    fn show() -> String {
        format!("{n} {}", next())
    }
    Counter { show, next }
}

#[test]
fn in_methods_of_objects() {
    let mut counter = make_counter();
    assert_eq!((counter.show(), counter.next(), counter.show()), ("0 1".to_owned(), 2, "2 3".to_owned()));
}

#[nonlocal]
fn lambda() -> String {
    let mut n: i64 = 0;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    let twice = |x: i64| 2 * x;
    format!("{n} {} {}", twice(next()), twice(2))
}

#[test]
fn beside_lambdas() {
    assert_eq!(lambda(), "0 2 4");
}

/// Without captures nothing changes: this is rustc's order.
#[nonlocal]
fn plain() -> String {
    fn one() -> i64 {
        1
    }
    let mut n = 0;
    format!("{n} {}", {
        n += one();
        n
    })
}

#[test]
fn valid_rust_stays_as_it_is() {
    assert_eq!(plain(), "1 1");
}

#[derive(Default)]
struct Account {
    total: i64,
    rate: f64,
    log: Vec<i64>,
}

#[nonlocal]
fn fields() -> (impl FnMut() -> i64, impl Fn() -> Vec<i64>) {
    let mut account = Account::default();
    fn step() -> i64 {
        nonlocal!(account);
        account.total += 1;
        account.total
    }
    fn note() -> i64 {
        nonlocal!(account);
        account.log.push(step());
        account.log.push(step() * 10);
        account.log[0] += step();
        account.total += step();
        account.total
    }
    fn log() -> Vec<i64> {
        account.log.clone()
    }
    (note, log)
}

fn unknown<T: Default>() -> T {
    T::default()
}

#[nonlocal]
fn of_types_that_rustc_finds() -> (i64, f64, Vec<i64>, String) {
    let mut total = unknown();
    let mut items = vec![10, 20];
    let mut account = unknown::<Account>();
    let mut text: String = unknown();
    fn step() -> i64 {
        nonlocal!(items, total);
        items[0] += 1;
        total += 1;
        items[0]
    }
    fn rate() -> f64 {
        nonlocal!(account);
        account.rate += 2.0;
        0.5
    }
    fn name() -> String {
        nonlocal!(text);
        text = "Eve".to_string();
        "Ada".to_string()
    }
    items[0] += step();
    total += step();
    account.rate += rate();
    text += &name();
    (total, account.rate, items, text)
}

#[nonlocal]
fn shown_before_it_changes() -> (impl FnMut() -> String, String) {
    let mut n: i64 = 0;
    let mut shown = String::new();
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    shown += &format!("{} {} {n}", n, next());
    fn show() -> String {
        format!("{} {} {}", n, next(), n)
    }
    let now = shown.clone();
    (show, now)
}

thread_local! {
    static HOOK: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

fn same(x: usize) -> usize {
    x
}

fn looked_up(items: &[usize], index: usize) -> usize {
    let found = items[index];
    HOOK.with_borrow(|hook| hook.iter().for_each(|hook| hook()));
    found
}

#[nonlocal]
fn asks_first() -> (impl Fn() -> usize, impl Fn()) {
    let mut items = vec![1, 2];
    let mut calls = Vec::new();
    fn add() -> usize {
        nonlocal!(items);
        let sum = same(looked_up(&items, 1) + calls.len());
        items.push(sum);
        sum
    }
    fn called() {
        nonlocal!(calls);
        calls.push(0);
    }
    (add, called)
}

#[test]
fn what_may_come_back_is_called_before_what_stands_behind_it() {
    let (add, called) = asks_first();
    HOOK.set(Some(Box::new(called)));
    assert_eq!((add(), add()), (3, 4));
}

#[test]
fn what_is_added_to_is_read_first() {
    let (mut note, log) = fields();
    assert_eq!((note(), log()), (7, vec![4, 20]));
    assert_eq!(of_types_that_rustc_finds(), (23, 0.5, vec![22, 20], "Ada".to_string()));
    let (mut show, now) = shown_before_it_changes();
    assert_eq!((now, show()), ("0 1 1".to_string(), "1 2 2".to_string()));
}
