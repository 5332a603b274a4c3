//! Macros whose arguments are no Rust: the variables in them are captured, and words are not.

use nonlocal::nonlocal;
use std::collections::HashMap;
macro_rules! json { ({ $($k:literal : $v:expr),* $(,)? }) => { vec![$(($k, format!("{}", $v))),*] } }
macro_rules! hashmap { ($($k:expr => $v:expr),* $(,)?) => { HashMap::from([$(($k, $v)),*]) } }
macro_rules! info { ($($k:ident = %$v:expr),* , $f:literal) => { (vec![$((stringify!($k), format!("{}", $v))),*], $f) } }
macro_rules! sql {
    (select $c:ident from $t:ident) => {
        concat!(stringify!($c), "/", stringify!($t))
    };
}
#[nonlocal]
fn a(name: String, hits: i64) -> impl Fn() -> Vec<(&'static str, String)> {
    fn show() -> Vec<(&'static str, String)> {
        json!({ "name": name, "hits": hits })
    }
    show
}
#[nonlocal]
fn b(name: &'static str) -> impl Fn() -> HashMap<&'static str, i64> {
    fn show() -> HashMap<&'static str, i64> {
        hashmap! { name => 1 }
    }
    show
}
#[nonlocal]
fn c(name: String) -> (impl Fn() -> (Vec<(&'static str, String)>, &'static str), String) {
    fn show() -> (Vec<(&'static str, String)>, &'static str) {
        info!(name = %name, "hello")
    }
    (show, name)
}
#[nonlocal]
fn d(name: String, from: i64) -> (fn() -> &'static str, String, i64) {
    fn show() -> &'static str {
        sql!(select name from from)
    }
    (show, name, from)
}
#[nonlocal]
fn e(mut hits: i64) -> i64 {
    hits += 1;
    fn show() -> Vec<(&'static str, String)> {
        json!({ "hits": hits })
    }
    show().len() as i64 + hits
}

#[test]
fn unreadable_macros() {
    let named = |value: &str| ("name", value.to_owned());
    assert_eq!(a("n".into(), 1)(), [named("n"), ("hits", "1".to_owned())]);
    assert_eq!(b("x")(), HashMap::from([("x", 1)]));
    assert_eq!(c("n".into()).0(), (vec![named("n")], "hello"));
    assert_eq!((d("n".into(), 1).0)(), "name/from");
    assert_eq!(e(1), 3);
}
