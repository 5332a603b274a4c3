//! What `+=` adds to is read before its right side, as in Python, also where code of others runs there and comes back.

use std::any::Any;
use std::collections::BTreeMap;
use std::ops::{Add, AddAssign};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;

use nonlocal::nonlocal;

/// A number of the user's own: nobody knows whether a clone of it is as good.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Euro(i64);

impl AddAssign for Euro {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

struct Account {
    total: i64,
    rows: Vec<f64>,
    text: String,
    saved: Euro,
}

fn message(run: impl FnOnce()) -> String {
    let error: Box<dyn Any + Send> = catch_unwind(AssertUnwindSafe(run)).expect_err("a panic");
    error.downcast_ref::<String>().cloned().unwrap_or_default()
}

macro_rules! both_forms {
    ($($form:ident #[$factory:meta] $pointer:ident, $ask:ty;)*) => {$(
        mod $form {
            use super::*;

            type Ask = $ask;

            #[$factory]
            fn account(start: Account) -> (impl Fn(Ask), impl Fn() -> i64, impl Fn() -> i64 + Clone, impl Fn() -> String) {
                let mut acc = start;
                let mut count = "1".parse().unwrap_or(0_i64).max(0) + 1;
                let mut counts = vec![0, 0];
                let mut ask: Ask = $pointer::new(|| 0);
                fn set(new: Ask) {
                    nonlocal!(ask);
                    ask = new;
                }
                fn go() -> i64 {
                    nonlocal!(acc, counts, count);
                    let ask = ask.clone();
                    acc.total += ask();
                    acc.rows[0] += f64::from(i32::try_from(ask()).unwrap_or(0)) / 2.0;
                    acc.text += &ask().to_string();
                    counts[counts.len() - 2] += ask();
                    count *= ask();
                    acc.total
                }
                fn change() -> i64 {
                    nonlocal!(acc, counts, count);
                    acc.total += 100;
                    acc.rows[0] += 100.0;
                    acc.text.push('!');
                    counts[0] += 100;
                    count += 100;
                    acc.total
                }
                fn show() -> String {
                    format!("{} {:?} {} {:?} {}", acc.total, acc.rows, acc.text, counts, count)
                }
                (set, go, change, show)
            }

            #[$factory]
            fn savings() -> (impl Fn(Ask), impl Fn() -> Euro, impl Fn() -> i64 + Clone) {
                let mut saved = Euro(1);
                let mut ask: Ask = $pointer::new(|| 0);
                fn set(new: Ask) {
                    nonlocal!(ask);
                    ask = new;
                }
                fn go() -> Euro {
                    nonlocal!(saved);
                    let ask = ask.clone();
                    saved += Euro(ask());
                    saved
                }
                fn change() -> i64 {
                    nonlocal!(saved);
                    saved = Euro(7);
                    7
                }
                (set, go, change)
            }

            #[$factory]
            fn savings_with_the_advice() -> (impl Fn(Ask), impl Fn() -> Euro, impl Fn() -> i64 + Clone) {
                let mut saved = Euro(1);
                let mut ask: Ask = $pointer::new(|| 0);
                fn set(new: Ask) {
                    nonlocal!(ask);
                    ask = new;
                }
                fn go() -> Euro {
                    nonlocal!(saved);
                    let ask = ask.clone();
                    let value = Euro(ask());
                    saved += value;
                    saved
                }
                fn change() -> i64 {
                    nonlocal!(saved);
                    saved = Euro(7);
                    7
                }
                (set, go, change)
            }

            #[test]
            fn nothing_is_held_of_numbers_and_texts() {
                let start = Account { total: 1, rows: vec![0.5], text: "a".into(), saved: Euro(0) };
                assert_eq!(start.saved, Euro(0));
                let (set, go, change, show) = account(start);
                set($pointer::new(move || change()));
                assert_eq!(go(), 502);
                assert_eq!(show(), "502 [501.5] a!!302!! [802, 0] 201804");
            }

            #[test]
            fn another_type_is_held() {
                let (set, go, change) = savings();
                set($pointer::new(|| 2));
                assert_eq!(go(), Euro(3));
                set($pointer::new(move || change()));
                let text = message(|| {
                    go();
                });
                assert!(text.contains("needs `saved`") || text.contains("`saved`"), "{text}");
                let (set, go, change) = savings_with_the_advice();
                set($pointer::new(move || change()));
                assert_eq!(go(), Euro(14));
            }
        }
    )*};
}

both_forms! {
    shared #[nonlocal] Rc, Rc<dyn Fn() -> i64>;
    synced #[nonlocal(sync)] Arc, Arc<dyn Fn() -> i64 + Send + Sync>;
}

#[allow(clippy::type_complexity, reason = "three closures")]
/// Where a type is only a parameter, it is held: it may be looked at meanwhile, and not changed.
#[nonlocal]
fn generic<T>(start: T) -> (impl Fn(&dyn Fn() -> T) -> T, impl Fn() -> T + Clone, impl Fn(T))
where
    T: Copy + Add<Output = T> + AddAssign + 'static,
{
    let mut totals = vec![start, start];
    fn add(ask: &dyn Fn() -> T) -> T {
        nonlocal!(totals);
        totals[1] += ask();
        totals[1]
    }
    fn get() -> T {
        totals[0] + totals[1]
    }
    fn set(value: T) {
        nonlocal!(totals);
        totals[1] = value;
    }
    (add, get, set)
}

#[test]
fn what_is_held_may_be_looked_at() {
    let (add, get, set) = generic(1);
    assert_eq!((add(&|| get()), get()), (3, 4));
    let text = message(|| {
        add(&|| {
            set(5);
            1
        });
    });
    assert!(text.contains("needs `totals`"), "{text}");
    assert_eq!(add(&|| 1), 4);
}

#[allow(clippy::type_complexity, reason = "two closures")]
/// Nothing is held when `?` leaves.
#[nonlocal]
fn leaves() -> (impl Fn(&dyn Fn() -> Option<i64>) -> Option<i64>, impl Fn() -> i64 + Clone) {
    let mut saved = Euro(0);
    let mut rows = vec![1];
    fn add(ask: &dyn Fn() -> Option<i64>) -> Option<i64> {
        nonlocal!(saved, rows);
        rows[0] += ask()?;
        saved += Euro(ask()?);
        Some(saved.0)
    }
    fn change() -> i64 {
        nonlocal!(saved, rows);
        saved += Euro(10);
        rows[0] += 10;
        rows[0]
    }
    (add, change)
}

#[test]
fn nothing_is_held_afterwards() {
    let (add, change) = leaves();
    assert_eq!(add(&|| None), None);
    assert_eq!(change(), 11);
    let left = std::cell::Cell::new(1_i64);
    assert_eq!(add(&|| left.replace(0).checked_sub(1).filter(|n| *n >= 0)), None);
    assert_eq!((change(), add(&|| Some(1))), (21, Some(21)));
}

#[nonlocal]
fn steps_to_the_root() -> Vec<usize> {
    let parent = vec![0, 0, 1, 2];
    let mut steps = 0;
    let mut total = vec![0; 4];
    fn find(x: usize) -> usize {
        nonlocal!(steps);
        steps += 1;
        if parent[x] == x { x } else { find(parent[x]) }
    }
    for x in 0..4 {
        total[find(x)] += steps;
    }
    total
}

macro_rules! numbers {
    ($($form:ident #[$factory:meta];)*) => {$(
        #[$factory]
        fn $form() -> (impl Fn(), impl Fn() -> ([i64; 4], BTreeMap<&'static str, i64>)) {
            let mut seen = [0; 4];
            let mut by_name = BTreeMap::from([("a", 0)]);
            let mut next = 1;
            fn turn() -> usize {
                nonlocal!(next);
                next = (next * 3 + 1) % 7;
                usize::try_from(next % 4).expect("an index")
            }
            fn name() -> &'static str {
                ["a", "a", "b", "a"][turn()]
            }
            fn step() {
                nonlocal!(seen, by_name);
                seen[turn()] += next;
                seen[turn()] -= next;
                *by_name.entry(name()).or_insert(0) += next;
            }
            fn shown() -> ([i64; 4], BTreeMap<&'static str, i64>) {
                (seen, by_name.clone())
            }
            (step, shown)
        }
    )*};
}

numbers! {
    shared_numbers #[nonlocal];
    synced_numbers #[nonlocal(sync)];
}

struct Meter {
    readings: Vec<i64>,
    step: i64,
}

impl Meter {
    #[nonlocal]
    fn read(&mut self) -> i64 {
        fn longer() -> usize {
            nonlocal!(self);
            self.step += 1;
            0
        }
        self.readings[longer()] += self.step;
        self.readings[0]
    }
}

#[nonlocal]
fn in_a_block(mut n: usize) -> Vec<usize> {
    let mut counts = vec![1, 1];
    fn more() {
        nonlocal!(n);
        n += 10;
    }
    counts[n % 2] += {
        n += 1;
        n
    };
    more();
    counts[0] += n;
    counts
}

/// A name on the right side is read behind the indices.
#[test]
fn where_an_index_changes_what_is_added() {
    assert_eq!(steps_to_the_root(), [20, 0, 0, 0]);
    let expected = {
        let (mut seen, mut by_name, mut next) = ([0; 4], BTreeMap::from([("a", 0)]), 1);
        let mut turn = || {
            next = (next * 3 + 1) % 7;
            (usize::try_from(next % 4).expect("an index"), next)
        };
        for _ in 0..5 {
            let (at, more) = turn();
            seen[at] += more;
            let (at, less) = turn();
            seen[at] -= less;
            let (at, more) = turn();
            *by_name.entry(["a", "a", "b", "a"][at]).or_insert(0) += more;
        }
        (seen, by_name)
    };
    let (step, shown) = shared_numbers();
    let (synced_step, synced_shown) = synced_numbers();
    for _ in 0..5 {
        step();
        synced_step();
    }
    assert_eq!(shown(), expected);
    assert_eq!(synced_shown(), expected);
    assert_eq!(Meter { readings: vec![1], step: 1 }.read(), 3);
    assert_eq!(in_a_block(1), [13, 3]);
}
