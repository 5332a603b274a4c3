//! Nested functions that are called, in all editions of the using crate.

use nonlocal::nonlocal;

/// Lifted, by reference and by value, with format strings and an argument that is evaluated first.
#[nonlocal]
fn report(names: &[&str], start: i64) -> (String, i64) {
    let mut count: i64 = start;
    let mut text = String::new();
    let width: usize = 3;
    fn line(name: &str, by: i64) -> i64 {
        nonlocal!(count, text);
        count += by;
        text += &format!("{}{:>w$}", name, count, w = width);
        if count < 4 { line("again", count) } else { count }
    }
    for name in names {
        line(name, count + 1);
    }
    (text, count)
}

#[test]
fn lifted() {
    assert_eq!(report(&["a", "b"], 0), ("a  1again  2again  4b  9".to_owned(), 9));
}

/// A closure for each call, because the types are not known.
#[nonlocal]
fn in_place() -> (Vec<usize>, usize) {
    let mut all = Vec::new();
    let mut sum = 0;
    fn add(x: usize) -> usize {
        nonlocal!(all, sum);
        all.push(x);
        sum += x;
        sum
    }
    fn first(text: &str) -> &str {
        &text[..all.len().min(text.len())]
    }
    let last = add(1) + add(all.len() + sum);
    let taken = first(&String::from("abc")).len();
    all.push(taken);
    (all, last)
}

#[test]
fn called_in_place() {
    assert_eq!(in_place(), (vec![1, 2, 2], 4));
}

/// Called, and then a value.
#[nonlocal]
fn primed(prefix: String) -> (impl Fn(&str) -> &str, usize) {
    fn rest(text: &str) -> &str {
        match text.strip_prefix(prefix.as_str()) {
            Some(more) => rest(more),
            None => text,
        }
    }
    let length = rest("aab").len();
    (rest, length)
}

#[test]
fn called_and_returned() {
    let (rest, length) = primed("a".to_owned());
    assert_eq!((rest("aaabc"), length), ("bc", 1));
}

/// What is returned owns what it captures.
#[nonlocal]
fn made(name: String) -> Vec<String> {
    fn greeter(greeting: &'static str) -> impl Fn() -> String {
        fn greet() -> String {
            format!("{}, {}", greeting, name)
        }
        greet
    }
    let all = vec![greeter("hello"), greeter("bye")];
    drop(name);
    all.iter().map(|greet| greet()).collect()
}

#[test]
fn closures_made_in_calls() {
    assert_eq!(made("you".to_owned()), ["hello, you", "bye, you"]);
}

/// Generics, lifetimes and mutable references.
#[nonlocal]
fn collect<'a, T: Clone + PartialEq, const N: usize>(out: &mut Vec<T>, all: &'a [T; N]) -> Option<&'a T> {
    fn add(at: usize) -> Option<&'a T> {
        nonlocal!(out);
        let item = all.get(at)?;
        if !out.contains(item) {
            out.push(item.clone());
        }
        if at + 1 == N { Some(item) } else { add(at + 1) }
    }
    add(0)
}

#[test]
fn generic() {
    let mut out = vec![1];
    assert_eq!(collect(&mut out, &[2, 1, 3]), Some(&3));
    assert_eq!(out, [1, 2, 3]);
}

/// `unsafe`, `const` and `extern` functions capture, too, where they are called.
#[nonlocal]
fn qualified(values: Vec<i64>, n: i64) -> i64 {
    /// # Safety
    ///
    /// `i` is an index of `values`.
    unsafe fn at(i: usize) -> i64 {
        if i == 0 { values[0] } else { unsafe { values[i] + at(i - 1) } }
    }
    const fn twice() -> i64 {
        n * 2
    }
    extern "C" fn more(x: i64) -> i64 {
        x + n
    }
    (unsafe { at(2) }) + twice() + more(1)
}

#[test]
fn qualifiers() {
    assert_eq!(qualified(vec![1, 2, 3], 10), 37);
}
