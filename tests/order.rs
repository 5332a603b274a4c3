//! Names in format strings: Python reads them where they stand, rustc behind all arguments.

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
