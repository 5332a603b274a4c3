//! `move` closures and blocks of the user's own in nested functions: they have clones of what they read, where the function
//! could not move it away again.

#![allow(clippy::needless_pass_by_value, clippy::type_complexity)]

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::thread;

use nonlocal::{factory, nonlocal};

/// It cannot be cloned.
struct Conn(u8);
impl Conn {
    fn run(&self) -> u8 {
        self.0
    }
}

#[nonlocal]
fn handlers(names: Vec<String>, prefix: String) -> Vec<Box<dyn Fn(&str) -> String>> {
    let mut all: Vec<Box<dyn Fn(&str) -> String>> = Vec::new();
    fn add(name: &str) {
        nonlocal!(all);
        let name = name.to_string();
        all.push(Box::new(move |text| format!("{prefix}{name}: {text}")));
    }
    for name in &names {
        add(name);
    }
    all
}
#[nonlocal]
fn compose(f: Rc<dyn Fn(i64) -> i64>) -> i64 {
    fn twice() -> Box<dyn Fn(i64) -> i64> {
        Box::new(move |x| f(f(x)))
    }
    let g = twice();
    let h = twice();
    g(1) + h(2)
}
#[nonlocal]
fn threads(o: String) -> usize {
    fn work(k: usize) -> std::thread::JoinHandle<usize> {
        std::thread::spawn(move || o.len() + k)
    }
    let (a, b) = (work(1), work(2));
    a.join().unwrap() + b.join().unwrap()
}
#[nonlocal]
fn once() -> u8 {
    let conn = Conn(4);
    fn start() -> std::thread::JoinHandle<u8> {
        std::thread::spawn(move || conn.run())
    }
    start().join().unwrap()
}
#[nonlocal]
async fn tasks(base: String) -> usize {
    fn start(n: usize) -> tokio::task::JoinHandle<usize> {
        tokio::spawn(async move {
            tokio::task::yield_now().await;
            base.len() + n
        })
    }
    let (a, b) = (start(1), start(2));
    a.await.unwrap() + b.await.unwrap() + base.len()
}
#[nonlocal]
fn pinned(base: String) -> impl Fn(usize) -> Pin<Box<dyn Future<Output = usize>>> {
    fn later(n: usize) -> Pin<Box<dyn Future<Output = usize>>> {
        Box::pin(async move { base.len() + n })
    }
    later
}
#[nonlocal]
fn levels(a: String, b: Vec<i64>) -> impl Fn() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
    fn one() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
        fn two() -> Box<dyn Fn() -> usize> {
            Box::new(move || a.len() + b.len())
        }
        Box::new(two)
    }
    one
}
#[nonlocal]
fn lambdas(a: String) -> impl Fn() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
    fn one() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
        Box::new(move || {
            let a = a.clone();
            Box::new(move || a.len())
        })
    }
    one
}
#[nonlocal]
fn mixed(words: Vec<String>) -> usize {
    fn longest(k: usize) -> usize {
        words.iter().map(String::len).max().unwrap_or(0) + k
    }
    fn report() -> Box<dyn Fn() -> usize> {
        Box::new(move || longest(words.len()) * words.len())
    }
    let r = report();
    r() + report()() + words.len()
}
#[nonlocal]
fn shared() -> (Box<dyn Fn() -> usize>, Box<dyn FnMut(&str)>) {
    let mut log: Vec<String> = Vec::new();
    fn reader() -> Box<dyn Fn() -> usize> {
        Box::new(move || log.len())
    }
    fn push(s: &str) {
        nonlocal!(log);
        log.push(s.to_string());
    }
    (reader(), Box::new(push))
}
#[nonlocal]
fn tied(words: Vec<String>) -> usize {
    let table: HashMap<_, _> = words.iter().map(|w| (w.clone(), w.len())).collect();
    fn go(n: usize) -> Box<dyn Fn() -> usize> {
        if n == 0 {
            return Box::new(|| 0);
        }
        let rest = go(n - 1);
        Box::new(move || table.len() + rest())
    }
    go(3)()
}
#[nonlocal]
fn generic<T: Clone + PartialEq + 'static>(items: Vec<T>) -> impl Fn(T) -> Box<dyn Fn() -> usize> {
    fn count(x: T) -> Box<dyn Fn() -> usize> {
        Box::new(move || items.iter().filter(|i| **i == x).count())
    }
    count
}
#[nonlocal]
fn borrowed<'a>(items: &'a [i64]) -> impl Fn(i64) -> Box<dyn Fn() -> i64 + 'a> {
    let extra = items.to_vec();
    fn at(k: i64) -> Box<dyn Fn() -> i64 + 'a> {
        Box::new(move || items[0] + k + extra[1])
    }
    at
}
#[nonlocal]
fn rc(state: Rc<RefCell<Vec<i64>>>) -> Vec<Box<dyn Fn(i64)>> {
    let mut all: Vec<Box<dyn Fn(i64)>> = vec![];
    fn add() {
        nonlocal!(all);
        all.push(Box::new(move |x| state.borrow_mut().push(x)));
    }
    add();
    add();
    all
}
#[nonlocal]
fn lent(conn: Conn, n: u8) -> u8 {
    fn sum(k: u8) -> u8 {
        (0..k).map(move |i| i + conn.run()).sum()
    }
    sum(n) + sum(1)
}
factory! {
    fn greet_all(mark: String = "!".to_string()) -> Vec<Box<dyn Fn(&str) -> String>> {
        let mut out: Vec<Box<dyn Fn(&str) -> String>> = vec![];
        fn add(greeting: &'static str) { nonlocal!(out); out.push(Box::new(move |n| format!("{greeting} {n}{mark}"))); }
        add("hi"); add("yo");
        out
    }
}

#[test]
fn handlers_that_a_nested_function_stores() {
    let all = handlers(vec!["a".into(), "b".into()], "#".into());
    assert_eq!((all[0]("x"), all[1]("y")), ("#a: x".into(), "#b: y".into()));
    assert_eq!(greet_all!()[1]("z"), "yo z!");
    let state = Rc::new(RefCell::new(vec![]));
    for add in rc(state.clone()) {
        add(3);
    }
    assert_eq!(*state.borrow(), [3, 3]);
}

#[test]
fn closures_that_a_nested_function_returns() {
    assert_eq!(compose(Rc::new(|x| x + 3)), 15);
    assert_eq!(levels("ab".into(), vec![1])()()(), 3);
    assert_eq!(lambdas("abc".into())()()(), 3);
    assert_eq!(mixed(vec!["a".into(), "bcd".into()]), 22);
    assert_eq!(tied(vec!["a".into(), "b".into()]), 6);
    assert_eq!(generic(vec![1, 2, 1])(1)(), 2);
    assert_eq!(borrowed(&[5, 6])(1)(), 12);
}

#[test]
fn what_is_shared_stays_shared() {
    let (read, mut push) = shared();
    push("x");
    push("y");
    assert_eq!(read(), 2);
}

#[test]
fn threads_and_tasks() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    assert_eq!(runtime.block_on(tasks("abc".into())), 12);
    assert_eq!(runtime.block_on(pinned("abc".into())(2)), 5);
    assert_eq!(threads("ab".into()), 7);
}

#[test]
fn what_can_be_moved_or_lent_is_not_cloned() {
    assert_eq!(once(), 4);
    assert_eq!(lent(Conn(2), 3), 11);
}

type Op = Rc<dyn Fn(i64) -> String>;
#[nonlocal]
fn ops(unit: String) -> HashMap<&'static str, Op> {
    fn make(f: fn(i64) -> i64) -> Op {
        Rc::new(move |x| format!("{}{unit}", f(x)))
    }
    HashMap::from([("inc", make(|x| x + 1)), ("dbl", make(|x| x * 2))])
}
struct Btn {
    on: Box<dyn Fn() -> String>,
}
#[nonlocal]
fn in_all_places(unit: String) -> Vec<String> {
    fn a(k: i64) -> Box<dyn Fn() -> String> {
        let b: Box<dyn Fn() -> String> = Box::new(move || format!("{k}{unit}"));
        b
    }
    fn b(k: i64) -> Btn {
        Btn { on: Box::new(move || format!("{k}{unit}")) }
    }
    fn c(n: i64) -> Vec<Box<dyn Fn() -> String>> {
        let mut v: Vec<Box<dyn Fn() -> String>> = vec![];
        for k in 0..n {
            v.push(Box::new(move || format!("{k}{unit}")));
        }
        v
    }
    fn d(n: i64) -> Vec<Box<dyn Fn() -> String>> {
        (0..n).map(|k| Box::new(move || format!("{k}{unit}")) as Box<dyn Fn() -> String>).collect()
    }
    fn e(n: i64) -> Option<Box<dyn Fn() -> String>> {
        (n > 0).then(|| -> Box<dyn Fn() -> String> { Box::new(move || format!("{n}{unit}")) })
    }
    fn g() -> HashMap<i64, Box<dyn Fn() -> String>> {
        let mut m: HashMap<i64, Box<dyn Fn() -> String>> = HashMap::new();
        m.insert(1, Box::new(move || unit.clone()));
        m
    }
    let mut out = vec![a(1)(), (b(2).on)(), e(3).unwrap()(), g()[&1]()];
    for f in c(2) {
        out.push(f());
    }
    for f in d(2) {
        out.push(f());
    }
    out
}
#[nonlocal(sync)]
fn threads_of(prefix: String, n: usize) -> Vec<String> {
    let mut c = 0;
    fn all() -> Vec<thread::JoinHandle<String>> {
        nonlocal!(c);
        let mut hs = vec![];
        for k in 0..n {
            hs.push(thread::spawn(move || {
                c += 1;
                format!("{prefix}{k}")
            }));
        }
        hs
    }
    let mut v: Vec<String> = all().into_iter().map(|h| h.join().unwrap()).collect();
    v.push(c.to_string());
    v
}
#[nonlocal]
async fn tasks_of(prefix: String) -> Vec<String> {
    let mut n = 0;
    fn all(k: usize) -> Vec<tokio::task::JoinHandle<String>> {
        nonlocal!(n);
        n += 1;
        (0..k).map(|k| tokio::spawn(async move { format!("{prefix}{k}") })).collect()
    }
    let mut out = vec![n.to_string()];
    for t in all(2) {
        out.push(t.await.unwrap());
    }
    out
}
#[nonlocal]
fn curry(prefix: String) -> impl Fn(i64) -> Box<dyn Fn(i64) -> Box<dyn Fn() -> String>> {
    fn one(k: i64) -> Box<dyn Fn(i64) -> Box<dyn Fn() -> String>> {
        Box::new(move |j| Box::new(move || format!("{prefix}{}", k * j)))
    }
    one
}
#[nonlocal]
fn curry_called(prefix: String) -> String {
    fn one(k: i64) -> Box<dyn Fn(i64) -> Box<dyn Fn() -> String>> {
        Box::new(move |j| Box::new(move || format!("{prefix}{}", k * j)))
    }
    one(2)(3)() + &one(4)(5)()
}
#[nonlocal]
fn scoped(n: u8) -> u8 {
    let conn = Conn(3);
    let mut total = 0;
    fn run() -> u8 {
        nonlocal!(total);
        total += n;
        thread::scope(|s| s.spawn(move || conn.run()).join().unwrap())
    }
    run() + total
}

#[test]
fn boxes_in_all_places() {
    let ops = ops("m".into());
    assert_eq!((ops["inc"](1), ops["dbl"](4)), ("2m".into(), "8m".into()));
    assert_eq!(in_all_places("u".into()), ["1u", "2u", "3u", "u", "0u", "1u", "0u", "1u"]);
}

#[test]
fn closures_made_in_loops() {
    assert_eq!(threads_of("t".into(), 2), ["t0", "t1", "2"]);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    assert_eq!(runtime.block_on(tasks_of("p".into())), ["0", "p0", "p1"]);
    assert_eq!(scoped(4), 7);
}

#[test]
fn closures_in_closures() {
    assert_eq!((curry("c".into())(2)(3)(), curry_called("d".into())), ("c6".into(), "d6d20".into()));
}

#[nonlocal]
fn callbacks_returned(g: impl Fn(i64) -> i64 + 'static) -> impl Fn(i64) -> Box<dyn Fn(i64) -> i64> {
    fn wrap(k: i64) -> Box<dyn Fn(i64) -> i64> {
        Box::new(move |x| g(x) + k)
    }
    wrap
}
#[nonlocal]
fn callbacks_called(g: impl Fn(i64) -> i64 + 'static) -> i64 {
    fn wrap(k: i64) -> Box<dyn Fn(i64) -> i64> {
        Box::new(move |x| g(x) + k)
    }
    wrap(1)(2) + wrap(3)(4)
}
#[nonlocal]
fn callbacks_generic<F: Fn(i64) -> i64 + 'static>(g: F) -> impl Fn(i64) -> Box<dyn Fn(i64) -> i64> {
    fn wrap(k: i64) -> Box<dyn Fn(i64) -> i64> {
        Box::new(move |x| g(x) + k)
    }
    wrap
}
#[nonlocal(sync)]
fn callbacks_in_threads(g: impl Fn(i64) -> i64 + Send + Sync + 'static) -> i64 {
    fn start(x: i64) -> thread::JoinHandle<i64> {
        thread::spawn(move || g(x))
    }
    start(1).join().unwrap() + start(2).join().unwrap()
}
#[nonlocal]
fn callbacks_in_boxes(g: Box<dyn Fn(i64) -> i64>) -> i64 {
    fn wrap(k: i64) -> Box<dyn Fn(i64) -> i64> {
        Box::new(move |x| g(x) + k)
    }
    wrap(1)(2) + wrap(3)(4)
}
#[nonlocal]
fn callbacks_lent(g: impl Fn(i64) -> i64, n: i64) -> i64 {
    fn sum(k: i64) -> i64 {
        (0..k).map(move |x| g(x)).sum()
    }
    sum(n) + sum(2)
}

#[test]
fn callbacks_become_handles() {
    assert_eq!((callbacks_returned(|x| x * 2)(1)(10), callbacks_called(|x| x)), (21, 10));
    assert_eq!((callbacks_generic(|x| x + 1)(1)(1), callbacks_in_threads(|x| x)), (3, 3));
    assert_eq!((callbacks_in_boxes(Box::new(|x| x)), callbacks_lent(|x| x, 3)), (10, 4));
}

type Lengths = Box<dyn Fn() -> usize>;
#[nonlocal]
fn changed_by_another() -> (Lengths, Box<dyn FnMut()>) {
    let mut o = vec![1];
    fn mid() -> Lengths {
        Box::new(move || o.len())
    }
    fn grow() {
        nonlocal!(o);
        o.push(1);
    }
    (mid(), Box::new(grow))
}
#[nonlocal]
fn changed_between() -> usize {
    let mut all: Vec<Lengths> = vec![];
    let mut o = String::from("a");
    fn add() {
        nonlocal!(all);
        let p: Lengths = Box::new(move || o.len());
        all.push(p);
    }
    fn grow() {
        nonlocal!(o);
        o.push('b');
    }
    add();
    grow();
    add();
    grow();
    all.iter().map(|f| f()).sum()
}
#[nonlocal]
fn changed_two_levels_down() -> usize {
    let mut o = String::from("a");
    fn outer() -> usize {
        fn mid() -> Lengths {
            Box::new(move || {
                let g: Lengths = Box::new(move || o.len());
                g()
            })
        }
        fn grow() {
            nonlocal!(o);
            o.push('b');
        }
        let f = mid();
        grow();
        f()
    }
    outer()
}

macro_rules! twice {
    ($e:expr) => {
        format!("{}{}", $e, $e)
    };
}
#[nonlocal]
fn shadowed(n: usize) -> String {
    let o = String::from("outer");
    let words = vec![String::from("w")];
    fn mid(k: usize) -> Box<dyn Fn() -> String> {
        let tag = format!("{k}");
        Box::new(move || {
            let r = twice!(o);
            let o = words.len();
            format!("{r}{o}{tag}{words:?}")
        })
    }
    let o = 5;
    let a = mid(1);
    let words = "new";
    let b = mid(n);
    format!("{} {} {o} {words}", a(), b())
}

#[test]
fn what_changes_later_is_seen() {
    let (length, mut grow) = changed_by_another();
    grow();
    assert_eq!((length(), changed_between(), changed_two_levels_down()), (2, 6, 2));
}

#[test]
fn names_mean_what_they_meant() {
    assert_eq!(shadowed(2), "outerouter11[\"w\"] outerouter12[\"w\"] 5 new");
}
