//! Closures of the user's own that exist at the same time, and call nested functions which change the same variables.

#![allow(
    clippy::map_unwrap_or,
    clippy::needless_for_each,
    clippy::type_complexity,
    clippy::unnecessary_lazy_evaluations,
    clippy::bind_instead_of_map,
    reason = "the programs are as people write them"
)]

use std::thread;

use nonlocal::nonlocal;

mod iterators;
mod kept;
mod moved_away;

fn both(one: impl Fn(), other: impl Fn()) {
    one();
    other();
    one();
}

fn by_turns(mut one: impl FnMut(i32), mut other: impl FnMut(i32)) {
    one(1);
    other(2);
    one(3);
}

#[test]
fn arguments_of_one_call() {
    #[nonlocal]
    fn make() -> (i32, Vec<i32>) {
        let mut count = 0;
        let mut seen = Vec::new();
        fn note(n: i32) {
            nonlocal!(count, seen);
            count += 1;
            seen.push(n);
        }
        both(|| note(1), || note(2));
        by_turns(|n| note(n * 10), |n| note(n * 100));
        (count, seen)
    }
    assert_eq!(make(), (6, vec![1, 2, 1, 10, 200, 30]));
}

#[test]
fn one_of_them_only_reads() {
    #[nonlocal]
    fn make() -> Vec<i32> {
        let mut count = 0;
        let mut seen = Vec::new();
        fn up() {
            nonlocal!(count);
            count += 1;
        }
        fn look() {
            nonlocal!(seen);
            seen.push(count);
        }
        both(|| up(), || look());
        both(|| look(), || count += 10);
        seen
    }
    assert_eq!(make(), [1, 2, 12]);
}

#[test]
fn the_functions_themselves() {
    #[nonlocal]
    fn make() -> (i32, String) {
        let mut count = 0;
        let mut text = String::new();
        fn up() {
            nonlocal!(count, text);
            count += 1;
            text.push('u');
        }
        fn down() {
            nonlocal!(count, text);
            count -= 1;
            text.push('d');
        }
        both(up, down);
        (count, text)
    }
    assert_eq!(make(), (1, "udu".to_owned()));
}

#[test]
fn bound_to_variables() {
    #[nonlocal]
    fn make() -> (i32, Vec<i32>) {
        let mut count = 0;
        let mut seen = Vec::new();
        fn add(n: i32) {
            nonlocal!(count);
            count += n;
        }
        fn look() {
            nonlocal!(seen);
            seen.push(count);
        }
        let up = || add(1);
        let down = || add(-1);
        let show = || look();
        up();
        show();
        for _ in 0..2 {
            up();
            add(10);
            show();
            down();
        }
        count += 100;
        show();
        (count, seen)
    }
    assert_eq!(make(), (121, vec![1, 12, 22, 121]));
}

#[test]
fn alone_is_as_it_was() {
    #[nonlocal]
    fn make() -> i32 {
        let mut count = 0;
        fn add(n: i32) {
            nonlocal!(count);
            count += n;
        }
        let mut up = || add(1);
        up();
        up();
        count
    }
    assert_eq!(make(), 2);
}

#[test]
fn in_a_nested_function() {
    #[nonlocal]
    fn make(depth: i32) -> (i32, String) {
        let mut count = 0;
        let mut text = String::new();
        fn down(depth: i32) {
            nonlocal!(count, text);
            count += 1;
            text.push('.');
            if depth > 0 {
                both(|| down(depth - 1), || down(depth - 2));
            }
        }
        down(depth);
        (count, text)
    }
    let (count, text) = make(3);
    assert_eq!((count, text.len()), (25, 25));
}

#[test]
fn a_variable_of_the_name_in_between() {
    #[nonlocal]
    fn make() -> (i32, i32) {
        let mut n = 0;
        fn add(by: i32) -> i32 {
            nonlocal!(n);
            n += by;
            n
        }
        let outer = || add(1);
        let first = outer();
        let n = 100;
        let inner = || add(n);
        (first + outer() + inner(), outer())
    }
    assert_eq!(make(), (1 + 2 + 102, 103));
}

#[test]
fn generic_and_borrowed() {
    #[nonlocal]
    fn make<'a, T: Clone + PartialEq>(items: &'a [T], also: &T) -> Vec<&'a T> {
        let mut found: Vec<&'a T> = Vec::new();
        fn keep(item: &'a T) {
            nonlocal!(found);
            if !found.contains(&item) {
                found.push(item);
            }
        }
        both(
            || items.iter().for_each(keep),
            || items.iter().rev().filter(|item| *item == also).for_each(keep),
        );
        found
    }
    assert_eq!(make(&["a", "b", "a"], &"b"), [&"a", &"b"]);
}

/// With `sync`, and with `shared`, whoever gets a closure may call it as often as he likes.
#[test]
fn options_that_ask_for_it() {
    fn on_two_threads(work: impl Fn(usize) + Sync) {
        thread::scope(|scope| {
            for n in 0..2 {
                let work = &work;
                scope.spawn(move || work(n));
            }
        });
    }

    #[nonlocal(sync)]
    fn synced() -> Vec<usize> {
        let mut seen = Vec::new();
        fn note(n: usize) {
            nonlocal!(seen);
            seen.push(n);
        }
        on_two_threads(|n| note(n));
        on_two_threads(note);
        seen.sort_unstable();
        seen
    }

    fn thrice(action: impl Fn()) {
        action();
        action();
        action();
    }

    #[nonlocal(shared)]
    fn shared() -> i32 {
        let mut count = 0;
        fn up() {
            nonlocal!(count);
            count += 1;
        }
        thrice(|| up());
        count
    }
    assert_eq!(synced(), [0, 0, 1, 1]);
    assert_eq!(shared(), 3);
}

#[test]
fn elements_and_fields() {
    struct Keys<U, D> {
        up: U,
        down: D,
    }

    #[nonlocal]
    fn make() -> (i32, Vec<i32>) {
        let mut n = 0;
        let mut seen = Vec::new();
        fn add(by: i32) {
            nonlocal!(n, seen);
            n += by;
            seen.push(n);
        }
        let (up, down) = (|| add(1), || add(-1));
        up();
        down();
        let keys = Keys { up: || add(10), down: || add(-10) };
        (keys.up)();
        (keys.down)();
        up();
        let steps: [&dyn Fn(); 2] = [&|| add(100), &|| add(-50)];
        steps.iter().for_each(|step| step());
        (n, seen)
    }
    assert_eq!(make(), (51, vec![1, 0, 10, 0, 1, 101, 51]));
}

#[test]
fn what_cannot_be_cloned_is_lent_to_both() {
    fn tell(on_result: &impl Fn(&str) -> usize, text: &str) -> usize {
        on_result(text)
    }

    #[nonlocal]
    fn dispatch(on_result: impl Fn(&str) -> usize) -> usize {
        let mut told = 0;
        fn ok() {
            nonlocal!(told);
            told += tell(&on_result, "ok");
        }
        fn failed() {
            nonlocal!(told);
            told += tell(&on_result, "failed");
        }
        both(ok, failed);
        told
    }
    assert_eq!(dispatch(str::len), 10);
}

struct Tally {
    total: i32,
    seen: Vec<i32>,
}

impl Tally {
    #[nonlocal]
    fn count(&mut self) -> i32 {
        fn add(n: i32) -> i32 {
            nonlocal!(self);
            self.total += n;
            self.seen.push(n);
            self.total
        }
        both(|| _ = add(1), || _ = add(10));
        let up = || add(100);
        let sums = (1..3).map(|n| add(n)).filter(|sum| sum + up() > 0).count();
        self.seen.push(0);
        up() + i32::try_from(sums).unwrap()
    }

    #[nonlocal]
    fn into_total(mut self) -> (i32, usize) {
        fn add(n: i32) {
            nonlocal!(self);
            self.total += n;
        }
        both(|| add(1), || add(10));
        (self.total, self.seen.len())
    }
}

#[test]
fn self_in_methods() {
    let mut tally = Tally { total: 0, seen: Vec::new() };
    assert_eq!(tally.count(), 317);
    assert_eq!(tally.seen, [1, 10, 1, 1, 100, 2, 100, 0, 100]);
    assert_eq!(tally.into_total(), (327, 9));
}

/// What is made of a lambda has it for as long as it is used.
#[test]
fn boxes_and_structs() {
    struct Key<F> {
        press: F,
    }

    struct Only<F>(F);

    #[nonlocal]
    fn make() -> i32 {
        let mut n = 0;
        fn add(by: i32) {
            nonlocal!(n);
            n += by;
        }
        let one = Box::new(|| add(1));
        let ten = Box::new(|| add(10));
        one();
        ten();
        one();
        let hundred = Key { press: || add(100) };
        let thousand = Only(|| add(1_000));
        (hundred.press)();
        (thousand.0)();
        (hundred.press)();
        n
    }
    assert_eq!(make(), 1_212);
}
