//! Macros whose arguments are no Rust: the variables in them are captured, and words are not.

#![allow(clippy::cast_possible_wrap, reason = "the programs are odd on purpose")]

use std::collections::HashMap;

use nonlocal::nonlocal;

type Named = (&'static str, String);

macro_rules! json { ({ $($k:literal : $v:expr),* $(,)? }) => { vec![$(($k, format!("{}", $v))),*] } }

fn named(value: &str) -> Named {
    ("name", value.to_owned())
}

#[test]
fn values_behind_a_colon_are_captured() {
    #[nonlocal]
    fn make(name: String, hits: i64) -> impl Fn() -> Vec<Named> {
        fn show() -> Vec<Named> {
            json!({ "name": name, "hits": hits })
        }
        show
    }
    assert_eq!(make("n".to_owned(), 1)(), [named("n"), ("hits", "1".to_owned())]);
}

#[test]
fn a_key_before_an_arrow_is_captured() {
    macro_rules! hashmap { ($($k:expr => $v:expr),* $(,)?) => { HashMap::from([$(($k, $v)),*]) } }
    #[nonlocal]
    fn make(name: &'static str) -> impl Fn() -> HashMap<&'static str, i64> {
        fn show() -> HashMap<&'static str, i64> {
            hashmap! { name => 1 }
        }
        show
    }
    assert_eq!(make("x")(), HashMap::from([("x", 1)]));
}

#[test]
fn a_value_behind_a_sign_is_captured() {
    macro_rules! info {
        ($($k:ident = %$v:expr),* , $f:literal) => { (vec![$((stringify!($k), format!("{}", $v))),*], $f) }
    }
    #[nonlocal]
    fn make(name: String) -> (impl Fn() -> (Vec<Named>, &'static str), String) {
        fn show() -> (Vec<Named>, &'static str) {
            info!(name = %name, "hello")
        }
        (show, name)
    }
    assert_eq!(make("n".to_owned()).0(), (vec![named("n")], "hello"));
}

#[test]
fn words_of_another_language_are_not_captured() {
    macro_rules! sql {
        (select $c:ident from $t:ident) => {
            concat!(stringify!($c), "/", stringify!($t))
        };
    }
    #[nonlocal]
    fn make(name: String, from: i64) -> (fn() -> &'static str, String, i64) {
        fn show() -> &'static str {
            sql!(select name from from)
        }
        (show, name, from)
    }
    assert_eq!((make("n".to_owned(), 1).0)(), "name/from");
}

#[test]
fn a_function_that_is_called_captures_them_too() {
    #[nonlocal]
    fn count(mut hits: i64) -> i64 {
        hits += 1;
        fn show() -> Vec<Named> {
            json!({ "hits": hits })
        }
        show().len() as i64 + hits
    }
    assert_eq!(count(1), 3);
}
