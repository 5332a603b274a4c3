//! Defaults and keywords of nested functions.

#![deny(warnings)]
#![allow(clippy::items_after_statements, clippy::needless_pass_by_value)]

use nonlocal::{factory, nonlocal};

factory! {
    fn greetings(who: &str) -> Vec<String> {
        let mut all = Vec::new();
        fn greet(word: &str, mark: &str = "!", times: usize = 1) {
            nonlocal!(all);
            all.push(format!("{word} {who}{}", mark.repeat(times)));
        }
        greet("Hello");
        greet("Bye", "?");
        greet("Hey", times = 3);
        greet(times = 2, word = "Yo");
        all
    }

    /// Generics in front of the parameters, and types with commas in them.
    fn generic_heads() -> usize {
        fn apply<F: Fn(usize) -> usize>(f: F, n: usize = 2, m: usize = usize::MIN) -> usize {
            f(n) + m
        }
        fn list(items: Vec<(u8, u8)> = Vec::new(), more: &[i32] = &[1, 2]) -> usize {
            items.len() + more.len()
        }
        apply(|x| x + 1) + apply(|x| x, m = 5, n = 1) + list() + list(more = &[])
    }
}

#[test]
fn python_spelling() {
    assert_eq!(greetings("Ada"), ["Hello Ada!", "Bye Ada?", "Hey Ada!!!", "Yo Ada!!"]);
    assert_eq!(generic_heads(), 3 + 6 + 2);
}

mod word {
    pub(super) fn get() -> i64 {
        1
    }
}

#[nonlocal]
fn in_written_order() -> (i64, Vec<&'static str>) {
    let mut log = Vec::new();
    fn say(word: &'static str) -> i64 {
        nonlocal!(log);
        log.push(word);
        1
    }
    fn three(a: i64, #[default(word::get() + 1)] b: i64, #[default(10)] c: i64) -> i64 {
        nonlocal!(log);
        log.push("three");
        a * 100 + b * 10 + c
    }
    let value = 1 + three(c = say("c"), a = say("a"));
    assert_eq!(format!("{}", three(say("x"), c = 3)), "123");
    (value, log)
}

#[test]
fn arguments_run_in_written_order() {
    assert_eq!(in_written_order(), (122, vec!["c", "a", "three", "x", "three"]));
}

#[nonlocal]
fn shadowed() -> i64 {
    let width = 3;
    fn pad(n: i64, #[default(width + 1)] w: i64) -> i64 {
        n + w
    }
    let width = "other";
    assert_eq!(width.len(), 5);
    let f = pad;
    f(1, 1) + pad(2)
}

#[nonlocal]
fn borrowed() -> String {
    let suffix = String::from("!!");
    fn add(a: &str, #[default(&suffix)] b: &str) -> String {
        format!("{a}{b}")
    }
    add("x") + &add("y", b = "z")
}

#[nonlocal]
fn in_a_function_within() -> i64 {
    let mut total = 0;
    fn outer(#[default(2)] k: i64) -> i64 {
        fn inner(#[default(k)] j: i64) -> i64 {
            nonlocal!(total);
            total += j;
            total
        }
        inner() + inner(j = 5)
    }
    outer() + outer(k = 7)
}

#[nonlocal]
fn recursive() -> i64 {
    let base = 1;
    fn sum(n: i64, #[default(0)] acc: i64) -> i64 {
        if n == 0 { acc + base } else { sum(n - 1, acc = acc + n) }
    }
    sum(4)
}

#[test]
fn a_default_means_what_it_means_where_it_stands() {
    assert_eq!((shadowed(), borrowed(), recursive()), (8, "x!!yz".to_owned(), 11));
    assert_eq!(in_a_function_within(), 2 + 7 + 14 + 19);
}

#[nonlocal]
fn nothing_captured() -> i64 {
    fn sub(a: i64, b: i64) -> i64 {
        a - b
    }
    sub(b = 1, a = 3)
}

#[nonlocal]
fn shared(start: i64) -> (impl Fn(i64) -> i64, impl Fn() -> i64) {
    let mut count = start;
    fn add(by: i64, #[default(1)] times: i64) -> i64 {
        nonlocal!(count);
        count += by * times;
        count
    }
    fn twice(by: i64) -> i64 {
        add(times = 2, by = by)
    }
    fn once() -> i64 {
        add(by = 1)
    }
    (twice, once)
}

#[nonlocal]
fn in_a_loop() -> Vec<i64> {
    let mut all = Vec::new();
    for i in 0..3 {
        fn push(#[default(i * 10)] what: i64) {
            nonlocal!(all);
            all.push(what);
        }
        push();
        push(what = i);
    }
    all
}

#[test]
fn keywords_alone() {
    let (twice, once) = shared(10);
    assert_eq!((nothing_captured(), twice(5), once()), (2, 20, 21));
    assert_eq!(in_a_loop(), [0, 0, 10, 1, 20, 2]);
}
