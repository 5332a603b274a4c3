//! What is asked of a closure decides what it is: `Fn` has a cell, and `Clone` shares.

use std::time::Duration;

use nonlocal::nonlocal;

#[nonlocal]
fn make_counter() -> impl Fn() -> i64 {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

#[nonlocal(shared)]
fn make_shared_counter() -> impl Fn() -> i64 + Clone {
    let mut count = 0;
    fn counter() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    counter
}

#[test]
fn what_is_asked_decides() {
    let next = make_counter();
    assert_eq!((next(), next()), (1, 2));
    assert_eq!(size_of_val(&next), size_of::<i64>());
    let next = make_shared_counter();
    let other = next.clone();
    assert_eq!((next(), other(), next()), (1, 2, 3));
}

fn apply(change: &mut dyn FnMut(i32)) {
    change(1);
    change(2);
}

/// A function that is passed by `&mut` borrows what it captures, for it cannot be kept.
#[nonlocal]
fn lent_for_a_moment() -> String {
    let mut text = None;
    fn run(n: i32) {
        nonlocal!(text);
        text = Some(format!("run {n}"));
    }
    apply(&mut run);
    text.unwrap_or_default()
}

type Callback = Box<dyn Fn() -> i32>;

struct Handler {
    add: Box<dyn Fn(i32) -> i32>,
}

/// Nobody sees what an alias stands for, or what type a field has: `Fn` is right for all of them.
#[nonlocal]
fn make_callback(start: i32) -> Callback {
    let mut count = start;
    fn next() -> i32 {
        nonlocal!(count);
        count += 1;
        count
    }
    Box::new(next)
}

#[nonlocal]
fn make_handler() -> Handler {
    let mut total = 0;
    fn add(n: i32) -> i32 {
        nonlocal!(total);
        total += n;
        total
    }
    Handler { add: Box::new(add) }
}

#[allow(clippy::type_complexity, reason = "the types have to be seen")]
#[nonlocal]
fn make_steps() -> (Vec<Box<dyn Fn() -> i32>>, Vec<Box<dyn FnMut() -> i32>>) {
    let mut fns: Vec<Box<dyn Fn() -> i32>> = Vec::new();
    let mut muts: Vec<Box<dyn FnMut() -> i32>> = Vec::new();
    let (mut up, mut down) = (0, 0);
    fn step_up() -> i32 {
        nonlocal!(up);
        up += 1;
        up
    }
    fn step_down() -> i32 {
        nonlocal!(down);
        down -= 1;
        down
    }
    fns.push(Box::new(step_up));
    muts.push(Box::new(step_down));
    (fns, muts)
}

/// What is only called is behind a handle where the closure has to be `Clone`, and it is not.
#[nonlocal]
fn counted(function: impl Fn(i32) -> i32) -> (impl Fn(i32) -> i32 + Clone, impl Fn() -> i32) {
    let mut calls = 0;
    fn wrapper(n: i32) -> i32 {
        nonlocal!(calls);
        calls += 1;
        function(n)
    }
    fn info() -> i32 {
        calls
    }
    (wrapper, info)
}

#[test]
fn closures_are_what_their_places_need() {
    assert_eq!(lent_for_a_moment(), "run 2");
    let next = make_callback(3);
    assert_eq!((next(), next()), (4, 5));
    let handler = make_handler();
    assert_eq!(((handler.add)(2), (handler.add)(3)), (2, 5));
    let (fns, mut muts) = make_steps();
    assert_eq!((fns[0](), fns[0](), muts[0](), muts[0]()), (1, 2, -1, -2));
    let (wrapper, info) = counted(|n| n * 2);
    let other = wrapper.clone();
    assert_eq!((wrapper(1), other(2), info()), (2, 4, 2));
}

#[nonlocal]
fn lambda_and_value() -> (usize, impl Fn() -> usize) {
    let mut n = 0;
    fn add() -> usize {
        nonlocal!(n);
        n += 1;
        n
    }
    let first = add();
    (first, move || add() + 1)
}

#[nonlocal]
fn boxed_lambda() -> Box<dyn Fn(i64) -> usize> {
    let mut log = Vec::new();
    fn note(x: i64) -> usize {
        nonlocal!(log);
        log.push(x);
        log.len()
    }
    Box::new(move |x| note(x) * 10)
}

#[test]
fn a_closure_of_the_users_own_may_be_asked_to_be_fn() {
    let (first, next) = lambda_and_value();
    assert_eq!((first, next(), next()), (1, 3, 4));
    let note = boxed_lambda();
    assert_eq!((note(1), note(2)), (10, 20));
}

fn nothing() -> Vec<usize> {
    Vec::new()
}

#[nonlocal]
fn called_before_its_value_is_made() -> (usize, impl Fn() -> usize) {
    let mut log = nothing();
    fn add(x: usize) -> usize {
        nonlocal!(log);
        log.push(x);
        log.len()
    }
    fn count() -> usize {
        add(1)
    }
    let n = add(5);
    (n, count)
}

#[nonlocal]
fn called_in_a_loop_before() -> Box<dyn Fn(usize) -> usize> {
    let mut log = nothing();
    fn add(x: usize) -> usize {
        nonlocal!(log);
        log.push(x);
        log.iter().sum()
    }
    for x in 1..4 {
        if add(x) > 100 {
            log.clear();
        }
    }
    Box::new(add)
}

#[test]
fn what_is_fn_may_be_called_before_its_value_is_made() {
    let (n, count) = called_before_its_value_is_made();
    assert_eq!((n, count(), count()), (1, 2, 3));
    assert_eq!(called_in_a_loop_before()(4), 10);
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Light {
    Red,
    Green,
}

#[nonlocal]
fn lights() -> impl Fn() -> Light {
    let mut light = Light::Red;
    fn next() -> Light {
        nonlocal!(light);
        light = match light {
            Light::Red => Light::Green,
            Light::Green => Light::Red,
        };
        light
    }
    next
}

#[nonlocal(shared)]
fn slowest() -> impl Fn(u64) -> Option<Duration> + Clone {
    let mut slowest: Option<Duration> = None;
    fn note(seconds: u64) -> Option<Duration> {
        nonlocal!(slowest);
        slowest = slowest.max(Some(Duration::from_secs(seconds)));
        slowest
    }
    note
}

#[nonlocal(sync)]
fn last<T: Copy + Send + 'static>(first: T) -> Box<dyn Fn(T) -> Option<T> + Send> {
    let mut last = first;
    fn next(new: T) -> Option<T> {
        nonlocal!(last);
        let before = last;
        last = new;
        Some(before)
    }
    Box::new(next)
}

#[nonlocal]
fn uses_of_a_copy() -> impl Fn(u32) -> (Vec<u32>, [u32; 2], bool) {
    let mut point = Default::default();
    fn step(k: u32) -> (Vec<u32>, [u32; 2], bool) {
        nonlocal!(point);
        point = k + 1;
        ((0..2).map(|_| point).collect(), [point; 2], point == k)
    }
    step
}

#[test]
fn what_is_copied_is_in_a_cell_too() {
    let next = lights();
    assert_eq!((next(), next()), (Light::Green, Light::Red));
    let note = slowest();
    let again = note.clone();
    assert_eq!((note(1), again(0)), (Some(Duration::from_secs(1)), Some(Duration::from_secs(1))));
    let next = last(1);
    assert_eq!((next(2), next(3)), (Some(1), Some(2)));
    assert_eq!(uses_of_a_copy()(1), (vec![2, 2], [2, 2], false));
}
