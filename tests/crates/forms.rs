//! Every form of factory that is valid in all editions of the using crate.

use nonlocal::nonlocal;
use nonlocal::factory;
use std::future::Future;

/// Owned: one closure, which changes its variable.
#[nonlocal]
fn counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    next
}

#[test]
fn owned() {
    let mut a = counter(0);
    let mut b = counter(10);
    assert_eq!((a(), a(), b(), a()), (1, 2, 11, 3));
}

/// Frozen: a `mut` variable that the closure only reads.
#[nonlocal]
fn total(values: &[i64]) -> impl Fn() -> i64 {
    fn show() -> i64 {
        sum
    }
    let mut sum = 0;
    for value in values {
        sum += value;
    }
    show
}

#[test]
fn frozen() {
    assert_eq!(total(&[1, 2, 3])(), 6);
}

/// Cloned: several closures read one variable.
#[nonlocal]
fn readers(text: String) -> (impl Fn() -> usize, impl Fn() -> String) {
    fn length() -> usize {
        text.len()
    }
    fn shout() -> String {
        text.to_uppercase()
    }
    (length, shout)
}

#[test]
fn cloned() {
    let (length, shout) = readers("abc".into());
    assert_eq!((length(), shout()), (3, "ABC".to_owned()));
}

#[nonlocal]
fn turns() -> Vec<Box<dyn Fn() -> i32>> {
    let mut all: Vec<Box<dyn Fn() -> i32>> = Vec::new();
    for i in 0..3 {
        fn show() -> i32 {
            i * 10
        }
        all.push(Box::new(show));
    }
    all
}

#[test]
fn loops() {
    assert_eq!(turns().iter().map(|f| f()).collect::<Vec<_>>(), [0, 10, 20]);
}

#[nonlocal]
fn inferred(n: i64) -> _ {
    fn plus(x: i64) -> i64 {
        x + n
    }
    fn log(values: &mut Vec<i64>) {
        values.push(n);
    }
    (plus, log)
}

#[nonlocal]
fn inferred_one(n: i64) -> _ {
    let mut n = n;
    fn next(by: i64) -> i64 {
        nonlocal!(n);
        n += by;
        n
    }
    next
}

#[test]
fn inferred_types() {
    let (plus, log) = inferred(3);
    let mut values = vec![plus(1)];
    log(&mut values);
    assert_eq!(values, [4, 3]);
    let mut next = inferred_one(1);
    assert_eq!((next(2), next(2)), (3, 5));
}

#[nonlocal]
fn linked(skip: usize) -> Box<dyn Fn(&str) -> &str> {
    fn rest(text: &str) -> &str {
        &text[skip..]
    }
    Box::new(rest)
}

#[nonlocal]
fn linked_named(skip: usize) -> _ {
    fn rest<'a>(text: &'a str, _other: &str) -> &'a str {
        &text[skip..]
    }
    rest
}

#[nonlocal]
fn linked_mut(by: u8) -> _ {
    let mut by = by;
    fn first(all: &mut [u8]) -> Option<&mut u8> {
        nonlocal!(by);
        by += 1;
        let first = all.first_mut()?;
        *first += by;
        Some(first)
    }
    first
}

#[test]
fn lifetimes() {
    assert_eq!(linked(2)("abcd"), "cd");
    assert_eq!(linked_named(1)("abcd", "x"), "bcd");
    let mut all = [1, 2];
    *linked_mut(1)(&mut all).unwrap() += 10;
    assert_eq!(all, [13, 2]);
}

#[nonlocal]
fn levels(x: i64) -> impl Fn(i64) -> Box<dyn FnMut() -> i64> {
    fn outer(y: i64) -> Box<dyn FnMut() -> i64> {
        let mut sum = x;
        fn inner() -> i64 {
            nonlocal!(sum);
            sum += y;
            sum
        }
        Box::new(inner)
    }
    outer
}

#[test]
fn nested_levels() {
    let outer = levels(7);
    let (mut one, mut two) = (outer(1), outer(2));
    assert_eq!((one(), one(), two()), (8, 9, 9));
}

#[nonlocal]
fn shadowed() -> impl Fn() -> String {
    let x = 1;
    fn show() -> String {
        format!("{x} {}", x)
    }
    let x = "other";
    assert_eq!(x.len(), 5);
    show
}

#[test]
fn shadowing() {
    assert_eq!(shadowed()(), "1 1");
}

struct Config<T> {
    limit: T,
}

impl<T: PartialOrd + Clone> Config<T> {
    #[nonlocal]
    fn checker(&self) -> impl Fn(T) -> bool + '_ {
        fn check(x: T) -> bool {
            x < self.limit
        }
        check
    }

    #[nonlocal]
    fn into_checker(self) -> Box<dyn FnMut(&T) -> bool>
    where
        T: 'static,
    {
        let Config { limit } = self;
        let mut calls = 0;
        fn check(x: &T) -> bool {
            nonlocal!(calls);
            calls += 1;
            *x < limit && calls < 3
        }
        Box::new(check)
    }
}

#[test]
fn methods() {
    let config = Config { limit: 5 };
    let check = config.checker();
    assert!(check(4) && !check(5));
    let mut check = Config { limit: 5 }.into_checker();
    assert!(check(&1) && check(&1) && !check(&1));
}

#[nonlocal]
fn parameters(base: i64) -> _ {
    struct Point {
        x: i64,
        y: i64,
    }
    fn sum((a, b): (i64, i64), mut c: i64, [d, ..]: [i64; 3], _: &str) -> i64 {
        let Point { x, y } = Point { x: a, y: b };
        c += base;
        x + y + c + d
    }
    sum
}

#[test]
fn patterns() {
    assert_eq!(parameters(1)((1, 2), 3, [4, 0, 0], ""), 11);
}

#[nonlocal]
fn generic<T, F>(value: T, f: F) -> impl Fn() -> T
where
    T: Clone,
    F: Fn(&T) -> T,
{
    fn call() -> T {
        f(&value)
    }
    call
}

#[nonlocal]
fn generic_linked<'s, T: PartialEq + 's>(all: &'s [T], none: &'s T) -> impl Fn(&T) -> &'s T {
    fn find<'a>(value: &'a T) -> &'s T {
        all.iter().find(|other| *other == value).unwrap_or(none)
    }
    find
}

#[test]
fn generics() {
    assert_eq!(generic(2, |x| x + 1)(), 3);
    assert_eq!(generic_linked(&[1, 2], &0)(&2), &2);
}

#[nonlocal]
fn later(start: u32) -> Box<dyn FnMut() -> std::pin::Pin<Box<dyn Future<Output = u32>>>> {
    let mut count = start;
    fn next() -> std::pin::Pin<Box<dyn Future<Output = u32>>> {
        nonlocal!(count);
        count += 1;
        let now = count;
        Box::pin(async move { now })
    }
    Box::new(next)
}

#[nonlocal]
fn asynchronous(start: u32) -> _ {
    let mut count = start;
    async fn next(by: u32) -> u32 {
        nonlocal!(count);
        count += by;
        std::future::ready(count).await
    }
    next
}

#[nonlocal]
fn asynchronous_linked(skip: usize) -> _ {
    async fn rest(text: &str) -> &str {
        &text[skip..]
    }
    rest
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("pending"),
    }
}

#[test]
fn futures() {
    assert_eq!(block_on(later(1)()), 2);
    let mut next = asynchronous(1);
    assert_eq!((block_on(next(1)), block_on(next(2))), (2, 4));
    assert_eq!(block_on(asynchronous_linked(1)("abc")), "bc");
}

factory! {
    fn stepper(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        fn next() -> i64 {
            nonlocal!(count);
            count += step;
            count
        }
        next
    }

    fn greet(name: &str, greeting: &str = "hello", mark: char = '!') -> String {
        format!("{greeting}, {name}{mark}")
    }
}

#[nonlocal]
fn area(width: u32, #[default(1)] height: u32) -> u32 {
    width * height
}

mod shapes {
    use nonlocal::factory;

    factory! {
        pub(crate) fn cube(side: u32 = one()) -> u32 { side.pow(3) }
    }

    fn one() -> u32 {
        1
    }
}

#[test]
fn defaults() {
    assert_eq!(stepper!()(), 1);
    assert_eq!(stepper!(10, step = 5)(), 15);
    assert_eq!(stepper!(step = 5, start = 10)(), 15);
    assert_eq!(greet!("Ann", mark = '?'), "hello, Ann?");
    assert_eq!((area!(3), area!(height = 2, width = 3)), (3, 6));
    use shapes::cube;
    assert_eq!((cube!(), cube!(side = 2), cube(3)), (1, 8, 27));
}

#[test]
fn ready_made() {
    use nonlocal::factories::{make_counter, make_incrementer};
    assert_eq!(make_counter!(step = 2)(), 2);
    assert_eq!(make_incrementer!(2)(1), 3);
}

/// `gen` is a keyword from edition 2024 on.
#[nonlocal]
fn raw(r#gen: i64) -> impl FnMut() -> i64 {
    let mut r#type = r#gen;
    fn r#loop() -> i64 {
        nonlocal!(r#type);
        r#type += r#gen;
        r#type
    }
    r#loop
}

#[test]
fn raw_identifiers() {
    assert_eq!(raw(1)(), 2);
}

/// Captures nothing: untouched.
#[nonlocal]
fn plain(x: i64) -> i64 {
    fn double(x: i64) -> i64 {
        x * 2
    }
    double(x) + [1].iter().copied().map(double).sum::<i64>()
}

#[test]
fn nothing_captured() {
    assert_eq!(plain(2), 6);
}

/// Keys: an index, and the argument that finds a part, change what they are for.
#[nonlocal]
fn grown(mut items: Vec<i64>) -> (Vec<i64>, usize) {
    fn grow(value: i64) -> usize {
        nonlocal!(items);
        items.push(value);
        items.len() - 1
    }
    let mut found = 0;
    for item in &items[..grow(3)] {
        found += usize::from(*item > 0);
    }
    match items[grow(4)] {
        4 => found += 10,
        _ => found += 1,
    }
    if let Some(last) = items.get_mut(grow(5)) {
        *last += 1;
    }
    let last = &mut items[grow(6)];
    *last += 2;
    while items[grow(0)] > 0 {
        found += 1;
    }
    (items, found)
}

#[test]
fn keyed() {
    assert_eq!(grown(vec![1, 2]), (vec![1, 2, 3, 4, 6, 8, 0], 12));
}
