//! Named closures: `#[nonlocal(type = Counter, derive(..))]`.

use std::collections::HashMap;
use std::hash::Hash;
use std::mem::size_of;

use nonlocal::{factory, nonlocal};

#[nonlocal(type = Counter, derive(Clone, Debug, PartialEq))]
fn make_counter(start: i64, step: i64) -> Counter {
    let mut count = start;
    /// Counts on.
    fn counter(times: i64) -> i64 {
        nonlocal!(count);
        count += step * times;
        count
    }
    counter
}

#[test]
fn it_is_called_by_its_parameters() {
    let mut counter = make_counter(10, 2);
    assert_eq!((counter.call(1), counter.call(2)), (12, 16));
}

#[test]
fn derives_see_the_variables_only() {
    let mut counter = make_counter(0, 1);
    let before = counter.clone();
    counter.call(3);
    assert_eq!(format!("{counter:?}"), "Counter { step: 1, count: 3 }");
    assert_ne!(counter, before);
    assert_eq!(before, make_counter(0, 1));
    assert_eq!(Counter::FREE_VARS, ["count", "step"]);
    assert_eq!(size_of::<Counter>(), 2 * size_of::<i64>());
}

#[test]
fn it_becomes_a_closure() {
    let mut counter = make_counter(0, 1);
    let sum: i64 = [1, 2, 3].into_iter().map(counter.as_fn_mut()).sum();
    assert_eq!((sum, counter.call(0)), (1 + 3 + 6, 6));
    let mut f = counter.clone().into_fn();
    assert_eq!((f(1), counter.call(0)), (7, 6));
    let mut boxed: Box<dyn FnMut(i64) -> i64> = counter.into();
    assert_eq!(boxed(4), 10);
}

struct Server {
    hits: Counter,
    all: [Counter; 2],
}

#[test]
fn it_stands_in_structs_and_arrays() {
    let mut server = Server { hits: make_counter(0, 1), all: [make_counter(1, 1), make_counter(2, 2)] };
    server.hits.call(1);
    let sum: i64 = server.all.iter_mut().map(|counter| counter.call(1)).sum();
    assert_eq!((server.hits.call(1), sum), (2, 6));
}

#[nonlocal(type = Greeter, derive(Clone, Debug, Default))]
fn make_greeter(greeting: String) -> _ {
    fn greet(name: &str) -> String {
        format!("{greeting}, {name}!")
    }
    greet
}

#[test]
fn what_changes_nothing_is_called_by_a_shared_reference() {
    let greeter = make_greeter("Hello".to_owned());
    assert_eq!(greeter.call("Ada"), "Hello, Ada!");
    let names = ["a", "b"].map(greeter.as_fn());
    assert_eq!(names, ["Hello, a!", "Hello, b!"]);
    let f: Box<dyn Fn(&str) -> String> = Greeter::default().into();
    assert_eq!(f("x"), ", x!");
}

#[nonlocal(type = Memo, derive(Debug))]
fn make_memo<K: Hash + Eq + Clone, V, F>(compute: F) -> Memo<K, V, F>
where
    F: Fn(&K) -> V,
    V: Clone,
{
    let mut known: HashMap<K, V> = HashMap::new();
    fn memo(key: K) -> V {
        nonlocal!(known);
        if let Some(value) = known.get(&key) {
            return value.clone();
        }
        let value = compute(&key);
        known.insert(key, value.clone());
        value
    }
    memo
}

#[test]
fn generic_factories_have_generic_types() {
    let calls = std::cell::Cell::new(0);
    let mut memo = make_memo(|key: &String| {
        calls.set(calls.get() + 1);
        key.len()
    });
    assert_eq!((memo.call("abc".to_owned()), memo.call("abc".to_owned()), calls.get()), (3, 3, 1));
}

#[nonlocal(type = Finder)]
fn make_finder<'a>(text: &'a str, all: &[&'a str]) -> Finder<'a> {
    let count: usize = all.len();
    fn find(prefix: &str, from: &'a str) -> &'a str {
        if from.starts_with(prefix) && count > 0 { from } else { text }
    }
    find
}

#[nonlocal(type = Rest)]
fn make_rest(skip: usize) -> Rest {
    fn rest(text: &str) -> &str {
        &text[skip..]
    }
    rest
}

#[nonlocal(type = Words)]
fn make_words(text: &str) -> _ {
    let mut at: usize = 0;
    fn next() -> Option<&str> {
        nonlocal!(at);
        at += 1;
        text.split(' ').nth(at - 1)
    }
    next
}

#[test]
fn lifetimes_mean_what_the_function_says() {
    let finder = make_finder("none", &["a"]);
    let text = String::from("abc");
    let found = {
        let prefix = String::from("ab");
        finder.call(&prefix, "abx")
    };
    assert_eq!(found, "abx");
    let end = make_rest(1).call(&text);
    assert_eq!(end, "bc");
    let mut words = make_words("a b");
    assert_eq!(
        (words.call().map(str::len), words.call().map(str::len), words.call()),
        (Some(1), Some(1), None)
    );
}

factory! {
    /// With defaults.
    #[nonlocal(type = Stepper, derive(Clone, Copy, Debug), sync)]
    fn make_stepper(start: i64 = 0, step: i64 = 1) -> Stepper {
        let mut at = start;
        fn next() -> i64 { nonlocal!(at); at += step; at }
        next
    }
}

#[test]
fn factories_with_defaults_have_types_too() {
    let mut stepper = make_stepper!(step = 5);
    let mut copy = stepper;
    assert_eq!((stepper.call(), stepper.call(), copy.call()), (5, 10, 5));
    let boxed: Box<dyn FnMut() -> i64 + Send> = make_stepper!().into();
    drop(boxed);
}

#[nonlocal(type = Account, derive(Clone, Debug, PartialEq))]
fn make_account(owner: &str, balance: i64) -> Account {
    const FEE: i64 = 1;
    fn bank() -> &'static str {
        "ours"
    }
    let mut balance = balance;
    let owner: String = owner.to_owned();
    let mut log: Vec<String> = Vec::new();
    /// Pays in.
    fn deposit(amount: i64) -> i64 {
        change(amount - FEE)
    }
    fn withdraw(amount: i64) -> Result<i64, String> {
        if amount > balance { Err(format!("{owner} has {balance}")) } else { Ok(change(-amount)) }
    }
    fn balance_now() -> i64 {
        balance
    }
    fn history() -> &[String] {
        &log
    }
    fn change(amount: i64) -> i64 {
        nonlocal!(balance, log);
        balance += amount;
        log.push(format!("{amount:+}"));
        balance
    }
    async fn later(amount: i64) -> i64 {
        change(std::future::ready(amount).await)
    }
    Account { deposit, withdraw, balance: balance_now, history, FEE, bank, later }
}

#[test]
fn an_object_has_methods_and_one_state() {
    let mut account = make_account("Ada", 10);
    assert_eq!((account.deposit(6), account.withdraw(100)), (15, Err("Ada has 15".to_owned())));
    assert_eq!((account.withdraw(5), account.balance()), (Ok(10), 10));
    assert_eq!(account.history(), ["+5", "-5"]);
    let copy = account.clone();
    assert_eq!((copy == account, Account::FEE, account.bank()), (true, 1, "ours"));
    assert_eq!(format!("{account:?}"), r#"Account { balance: 10, owner: "Ada", log: ["+5", "-5"] }"#);
    assert_eq!(Account::FREE_VARS, ["balance", "log", "owner"]);
    drop(account.later(1));
    assert_eq!(account, copy);
}

mod saved {
    use nonlocal::nonlocal;
    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Point {
        pub(super) x: i64,
    }

    #[nonlocal(type = Walk, derive(Clone, Debug, PartialEq, Serialize, Deserialize))]
    pub(super) fn make_walk(start: Point, names: Vec<String>, step: Option<i64>) -> Walk {
        let mut at: Point = start;
        let mut seen: Vec<(u8, char)> = Vec::new();
        fn walk(name: &str) -> i64 {
            nonlocal!(at, seen);
            at.x += if names.iter().any(|known| known == name) { step.unwrap_or(1) } else { 0 };
            seen.push((1, 'x'));
            at.x
        }
        walk
    }

    #[nonlocal(type = Nothing, derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize))]
    pub(super) fn make_nothing() -> Nothing {
        fn nothing() -> u8 {
            7
        }
        nothing
    }

    #[nonlocal(type = Pair, derive(Debug, PartialEq, Serialize, Deserialize))]
    pub(super) fn make_pair<T: Clone + std::ops::AddAssign>(mut left: T, right: T) -> Pair<T> {
        fn add() -> T {
            nonlocal!(left);
            left += right.clone();
            left.clone()
        }
        fn both() -> (T, T) {
            (left.clone(), right.clone())
        }
        Pair { add, both }
    }
}

#[test]
fn what_is_saved_goes_on_where_it_was() {
    let mut walk = saved::make_walk(saved::Point { x: 1 }, vec!["a".to_owned()], Some(4));
    walk.call("a");
    let text = serde_json::to_string(&walk).expect("json");
    assert_eq!(text, r#"{"names":["a"],"step":4,"at":{"x":5},"seen":[[1,"x"]]}"#);
    let mut restored: saved::Walk = serde_json::from_str(&text).expect("a walk");
    assert_eq!(restored, walk);
    assert_eq!((restored.call("a"), walk.call("b")), (9, 5));

    let nothing: saved::Nothing = serde_json::from_str("{}").expect("nothing");
    assert_eq!((nothing.call(), &nothing, size_of::<saved::Nothing>()), (7, &saved::make_nothing(), 0));
    assert!(saved::Nothing::FREE_VARS.is_empty());

    let mut pair = saved::make_pair(1.5, 2.0);
    pair.add();
    let text = serde_json::to_string(&pair).expect("json");
    let restored: saved::Pair<f64> = serde_json::from_str(&text).expect("a pair");
    assert_eq!((text.as_str(), restored.both()), (r#"{"left":3.5,"right":2.0}"#, (3.5, 2.0)));
}

trait Shape {
    fn area(&self) -> i64;
}

#[nonlocal(type = Rectangle)]
fn make_rectangle(width: i64, height: i64) -> Rectangle {
    fn area() -> i64 {
        width * height
    }
    area
}

impl Shape for Rectangle {
    fn area(&self) -> i64 {
        self.call()
    }
}

#[test]
fn a_named_closure_implements_traits() {
    let shapes: [Box<dyn Shape>; 2] = [Box::new(make_rectangle(2, 3)), Box::new(make_rectangle(4, 5))];
    assert_eq!(shapes.iter().map(|shape| shape.area()).sum::<i64>(), 26);
}

#[nonlocal(type = Odd, derive(Debug))]
fn make_odd<const N: usize>(r#type: [u8; N]) -> Odd<N> {
    const LOW: usize = 1;
    const HIGH: usize = 2;
    fn size(size: usize) -> usize {
        r#type.len() + size
    }
    Odd { size, LOW: HIGH, HIGH: LOW }
}

#[test]
fn names_mean_what_is_listed() {
    assert_eq!((Odd::<3>::LOW, Odd::<3>::HIGH, make_odd([0; 3]).size(4)), (2, 1, 7));
    assert_eq!(
        (Odd::<3>::FREE_VARS, format!("{:?}", make_odd([7]))),
        (&["type"][..], "Odd { type: [7] }".to_owned())
    );
}

/// Its generics may be written where it is named.
#[nonlocal(type = Chosen<'a, T>, derive(Clone))]
#[allow(clippy::elidable_lifetime_names)]
fn make_chosen<'a, T: Clone>(items: &'a [T], first: usize) -> Chosen<'a, T> {
    let mut at = first;
    fn next() -> Option<T> {
        nonlocal!(at);
        at += 1;
        items.get(at - 1).cloned()
    }
    next
}

#[test]
fn generics_are_written_with_the_name() {
    let mut chosen = make_chosen(&["a", "b"], 1);
    let mut again = chosen.clone();
    assert_eq!((chosen.call(), chosen.call(), again.call()), (Some("b"), None, Some("b")));
}

#[nonlocal(type = Jobs)]
fn make_jobs() -> Jobs {
    let mut all: Vec<Box<dyn Fn() -> i64>> = vec![];
    let mut last: Option<Box<dyn FnMut(i64) -> i64>> = None;
    fn add(job: Box<dyn Fn() -> i64>) {
        nonlocal!(all);
        all.push(job);
    }
    fn run() -> i64 {
        all.iter().map(|job| job()).sum()
    }
    fn set(job: Box<dyn FnMut(i64) -> i64>) {
        nonlocal!(last);
        last = Some(job);
    }
    fn call(x: i64) -> i64 {
        nonlocal!(last);
        last.as_mut().map_or(0, |job| job(x))
    }
    Jobs { add, run, set, call }
}

#[test]
fn objects_behind_dyn_are_fields_without_a_lifetime() {
    let mut jobs = make_jobs();
    jobs.add(Box::new(|| 3));
    let mut calls = 0;
    jobs.set(Box::new(move |x| {
        calls += 1;
        x + calls
    }));
    assert_eq!((jobs.run(), jobs.call(5), jobs.call(5)), (3, 6, 7));
}
