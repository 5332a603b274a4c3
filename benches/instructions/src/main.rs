//! Kernels in several versions: with a factory, as an expert writes it by hand, in boxes, and with other crates, where
//! those can express the kernel.
//!
//! `instructions <kernel> <version> <turns>` runs one of them; `instructions <version>` lists the kernels it has.
//! `benches/instructions.sh` counts what they execute.

use std::cell::Cell;
use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll, Waker};

mod calls_fix_fn;
mod calls_hand;
mod calls_nonlocal;
mod calls_recur_fn;
mod calls_tied;
mod decorated_hand;
mod decorated_nonlocal;
mod futures_hand;
mod futures_nonlocal;
mod named_hand;
mod named_nonlocal;
mod others;
mod shared_hand;
mod shared_nonlocal;
mod values_hand;
mod values_nonlocal;

/// Adds to a number that others may see.
fn add(sum: &AtomicU64, value: u64) {
    sum.store(sum.load(Ordering::Relaxed).wrapping_add(value), Ordering::Relaxed);
}

/// A kernel: does its work so many times, and returns something that depends on all of it.
type Kernel = fn(u64) -> u64;

/// Kernel, version, and how to run it.
type Entry = (&'static str, &'static str, Kernel);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let all: Vec<Entry> = [
        closures_of_nonlocal(),
        closures_by_hand(),
        closures_boxed(),
        closures_of_closure_attr(),
        closures_of_serde_closure(),
        values_of_nonlocal(),
        values_by_hand(),
        calls(),
        shared_of_nonlocal(),
        shared_by_hand(),
        named_of_nonlocal(),
        named_by_hand(),
        futures_of_nonlocal(),
        futures_by_hand(),
    ]
    .concat();
    match arguments.as_slice() {
        [version] => all.iter().filter(|entry| entry.1 == version).for_each(|(name, ..)| println!("{name}")),
        [name, version, turns] => {
            let entry = all.iter().find(|entry| entry.0 == name && entry.1 == version);
            let (.., run) = entry.expect("a kernel and one of its versions");
            println!("{}", run(turns.parse().expect("a number of turns")));
        }
        _ => panic!("instructions [kernel] version [turns]"),
    }
}

/// The kernels that other crates can express, too, and boxes: closures that change something, read, or share.
macro_rules! closures {
    ($function:ident $values:path, $shared:path, $version:literal) => {
        fn $function() -> Vec<Entry> {
            use {$shared as shared, $values as values};

            #[inline(never)]
            fn owned_counter(turns: u64) -> u64 {
                let mut counter = black_box(values::make_counter(black_box(1), black_box(3)));
                let mut sum = 0_u64;
                for _ in 0..turns {
                    sum = sum.wrapping_add(black_box(counter()));
                }
                sum
            }

            #[inline(never)]
            fn clone_readers(turns: u64) -> u64 {
                let mut sum = 0_u64;
                for turn in 0..turns {
                    let (add, multiply) = values::make_readers(black_box(String::from("adder")));
                    sum = sum.wrapping_add(black_box(add(turn))).wrapping_add(black_box(multiply(turn)));
                }
                sum
            }

            #[inline(never)]
            fn shared_account(turns: u64) -> u64 {
                let (deposit, withdraw, show) = black_box(shared::make_account(black_box(1)));
                let mut sum = 0_u64;
                for turn in 0..turns {
                    sum =
                        sum.wrapping_add(deposit(turn)).wrapping_add(withdraw(turn / 2)).wrapping_add(show());
                }
                sum
            }

            vec![
                ("owned_counter", $version, owned_counter),
                ("clone_readers", $version, clone_readers),
                ("shared_account", $version, shared_account),
            ]
        }
    };
}

closures!(closures_of_nonlocal values_nonlocal, shared_nonlocal, "nonlocal");
closures!(closures_by_hand values_hand, shared_hand, "hand");
closures!(closures_boxed others::boxed, others::boxed, "boxed");
closures!(closures_of_closure_attr others::with_closure_attr, others::with_closure_attr, "closure_attr");
closures!(closures_of_serde_closure others::with_serde_closure, others::with_serde_closure, "serde_closure");

/// The other kernels whose nested functions are values: the same work with the closures of either twin.
macro_rules! values {
    ($function:ident $twin:ident $version:literal) => {
        fn $function() -> Vec<Entry> {
            #[inline(never)]
            fn linked_lifetime(turns: u64) -> u64 {
                let rest = $twin::make_rest(black_box(String::from("pre")));
                let mut sum = 0_u64;
                for _ in 0..turns {
                    sum = sum.wrapping_add(black_box(rest(black_box("prefix"))).len() as u64);
                }
                sum
            }

            #[inline(never)]
            fn boxed_loop(turns: u64) -> u64 {
                let mut sum = 0_u64;
                for turn in 0..turns {
                    for adder in $twin::make_adders(black_box(4)) {
                        sum = sum.wrapping_add(black_box(adder(turn)));
                    }
                }
                sum
            }

            #[inline(never)]
            fn nested_levels(turns: u64) -> u64 {
                let outer = $twin::make_levels(black_box(7));
                let mut sum = 0_u64;
                for turn in 0..turns {
                    let mut inner = outer(black_box(turn));
                    sum = sum.wrapping_add(black_box(inner())).wrapping_add(black_box(inner()));
                }
                sum
            }

            #[inline(never)]
            fn call_macro(turns: u64) -> u64 {
                let mut sum = 0_u64;
                for turn in 0..turns {
                    sum = sum.wrapping_add(black_box($twin::called(black_box(turn))));
                }
                sum
            }

            vec![
                ("linked_lifetime", $version, linked_lifetime),
                ("boxed_loop", $version, boxed_loop),
                ("nested_levels", $version, nested_levels),
                ("call_macro", $version, call_macro),
            ]
        }
    };
}

values!(values_of_nonlocal values_nonlocal "nonlocal");
values!(values_by_hand values_hand "hand");

/// The kernels whose closures share what they change.
macro_rules! shared {
    ($function:ident $twin:ident $version:literal) => {
        fn $function() -> Vec<Entry> {
            #[inline(never)]
            fn shared_log(turns: u64) -> u64 {
                let (add, sum) = black_box($twin::make_log(black_box(16)));
                (0..turns).fold(0, |all: u64, turn| all.wrapping_add(add(turn) as u64).wrapping_add(sum()))
            }

            #[inline(never)]
            fn shared_by_threads(turns: u64) -> u64 {
                let (take, taken) = black_box($twin::make_tickets(black_box(3)));
                (0..turns).fold(0, |all: u64, _| all.wrapping_add(take()).wrapping_add(taken()))
            }

            #[inline(never)]
            fn emitter(turns: u64) -> u64 {
                let (on, emit, count) = black_box($twin::make_emitter());
                let (count, seen) = (Rc::new(count), Rc::new(Cell::new(0_u64)));
                for _ in 0..3 {
                    let (count, seen) = (Rc::clone(&count), Rc::clone(&seen));
                    on(Rc::new(move |value| seen.set(seen.get().wrapping_add(value).wrapping_add(count()))));
                }
                (0..turns).for_each(|turn| emit(black_box(turn)));
                seen.get()
            }

            #[inline(never)]
            fn signal(turns: u64) -> u64 {
                let (get, set, subscribe) = black_box($twin::make_signal(black_box(1)));
                let (get, seen) = (Rc::new(get), Rc::new(Cell::new(0_u64)));
                for _ in 0..3 {
                    let (get, seen) = (Rc::clone(&get), Rc::clone(&seen));
                    subscribe(Rc::new(move |value| seen.set(seen.get().wrapping_add(value ^ get()))));
                }
                (0..turns).for_each(|turn| set(black_box(turn)));
                seen.get().wrapping_add(get())
            }

            #[inline(never)]
            fn counted(turns: u64) -> u64 {
                let (call, count) = black_box($twin::make_counted(|x: u64| black_box(x)));
                (0..turns).fold(0, |all: u64, turn| all.wrapping_add(call(turn)).wrapping_add(count()))
            }

            #[inline(never)]
            fn synced_emitter(turns: u64) -> u64 {
                let (on, emit, count) = black_box($twin::make_synced_emitter());
                let (count, seen) = (Arc::new(count), Arc::new(AtomicU64::new(0)));
                for _ in 0..3 {
                    let (count, seen) = (Arc::clone(&count), Arc::clone(&seen));
                    on(Arc::new(move |value| add(&seen, value.wrapping_add(count()))));
                }
                (0..turns).for_each(|turn| emit(black_box(turn)));
                seen.load(Ordering::Relaxed)
            }

            #[inline(never)]
            fn synced_signal(turns: u64) -> u64 {
                let (get, set, subscribe) = black_box($twin::make_synced_signal(black_box(1)));
                let (get, seen) = (Arc::new(get), Arc::new(AtomicU64::new(0)));
                for _ in 0..3 {
                    let (get, seen) = (Arc::clone(&get), Arc::clone(&seen));
                    subscribe(Arc::new(move |value| add(&seen, value ^ get())));
                }
                (0..turns).for_each(|turn| set(black_box(turn)));
                seen.load(Ordering::Relaxed).wrapping_add(get())
            }

            #[inline(never)]
            fn synced_counted(turns: u64) -> u64 {
                let (call, count) = black_box($twin::make_synced_counted(|x: u64| black_box(x)));
                (0..turns).fold(0, |all: u64, turn| all.wrapping_add(call(turn)).wrapping_add(count()))
            }

            #[inline(never)]
            fn lambdas_together(turns: u64) -> u64 {
                let numbers: Vec<u64> = (0..16).map(black_box).collect();
                (0..turns).fold(0, |all: u64, _| all.wrapping_add($twin::look_through(black_box(&numbers))))
            }

            vec![
                ("shared_log", $version, shared_log),
                ("shared_by_threads", $version, shared_by_threads),
                ("emitter", $version, emitter),
                ("signal", $version, signal),
                ("counted", $version, counted),
                ("synced_emitter", $version, synced_emitter),
                ("synced_signal", $version, synced_signal),
                ("synced_counted", $version, synced_counted),
                ("lambdas_together", $version, lambdas_together),
            ]
        }
    };
}

shared!(shared_of_nonlocal shared_nonlocal "nonlocal");
shared!(shared_by_hand shared_hand "hand");

/// The kernels whose closures have types: the same work with either twin.
macro_rules! named {
    ($function:ident $twin:ident $version:literal) => {
        fn $function() -> Vec<Entry> {
            #[inline(never)]
            fn named_counter(turns: u64) -> u64 {
                let mut counter = black_box($twin::make_counter(black_box(1), black_box(3)));
                (0..turns).fold(0, |all: u64, turn| all.wrapping_add(counter.call(black_box(turn))))
            }

            #[inline(never)]
            fn account_object(turns: u64) -> u64 {
                let mut account = black_box($twin::make_account(black_box(16), black_box(100)));
                (0..turns).fold(0, |all: u64, turn| {
                    let sum =
                        account.deposit(black_box(turn)).wrapping_add(account.withdraw(black_box(turn / 2)));
                    all.wrapping_add(sum).wrapping_add(account.history().len() as u64)
                })
            }

            vec![("named_counter", $version, named_counter), ("account_object", $version, account_object)]
        }
    };
}

named!(named_of_nonlocal named_nonlocal "nonlocal");
named!(named_by_hand named_hand "hand");

/// The kernels whose nested functions are called.
fn calls() -> Vec<Entry> {
    fn graph() -> &'static [Vec<usize>] {
        static GRAPH: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
            (0..24).map(|node| vec![(node * 7 + 3) % 24, (node * 5 + 1) % 24, (node + 1) % 24]).collect()
        });
        &GRAPH
    }

    /// `work` so many times.
    fn repeat(turns: u64, work: impl Fn() -> u64) -> u64 {
        (0..turns).fold(0, |sum: u64, _| sum.wrapping_add(black_box(work())))
    }

    macro_rules! kernel {
        ($name:literal, $version:literal, $work:expr) => {{
            #[inline(never)]
            fn kernel(turns: u64) -> u64 {
                repeat(turns, $work)
            }
            ($name, $version, kernel as Kernel)
        }};
    }

    macro_rules! versions {
        ($module:ident, $version:literal) => {
            vec![
                kernel!("depth_first", $version, || {
                    let order = $module::depth_first(black_box(graph()));
                    order.iter().fold(0, |sum, node| sum * 3 % 1009 + *node as u64)
                }),
                kernel!("queens", $version, || $module::queens(black_box(5))),
                kernel!("fibonacci", $version, || $module::fibonacci(black_box(30))),
            ]
        };
        (tied $module:ident, $version:literal) => {
            vec![
                kernel!("tied_depth_first", $version, || {
                    let order = $module::depth_first(black_box(graph()));
                    order.iter().fold(0, |sum, node| sum * 3 % 1009 + *node as u64)
                }),
                kernel!("tied_queens", $version, || $module::queens(black_box(5))),
                kernel!("tied_parser", $version, || {
                    $module::evaluate(black_box("12*(3+4)+(5+6*(7+8))*9")).unwrap_or_default()
                }),
                kernel!("tied_fibonacci", $version, || $module::fibonacci(black_box(30))),
            ]
        };
        (all $module:ident, $version:literal) => {
            vec![
                kernel!("parser", $version, || {
                    $module::evaluate(black_box("12*(3+4)+(5+6*(7+8))*9")).unwrap_or_default()
                }),
                kernel!("counter_in_a_loop", $version, || $module::counter(black_box(100), black_box(3))),
            ]
        };
    }

    let decorated = vec![
        kernel!("decorated", "nonlocal", || decorated_nonlocal::mix(black_box(3))),
        kernel!("decorated", "hand", || decorated_hand::mix(black_box(3))),
        kernel!("memoized", "nonlocal", || decorated_nonlocal::paths(
            black_box(12),
            black_box(&[(3, 4), (7, 7)])
        )),
        kernel!("memoized", "hand", || decorated_hand::paths(black_box(12), black_box(&[(3, 4), (7, 7)]))),
    ];
    [
        decorated,
        versions!(calls_nonlocal, "nonlocal"),
        versions!(all calls_nonlocal, "nonlocal"),
        versions!(calls_hand, "hand"),
        versions!(all calls_hand, "hand"),
        versions!(tied calls_tied, "nonlocal"),
        versions!(tied calls_hand, "hand"),
        versions!(calls_fix_fn, "fix_fn"),
        versions!(calls_recur_fn, "recur-fn"),
    ]
    .concat()
}

/// Lets others run.
async fn pause() {
    let mut first = true;
    std::future::poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

/// The kernels of `async` functions.
macro_rules! futures {
    ($function:ident $futures:ident, $version:literal) => {
        fn $function() -> Vec<Entry> {
            #[inline(never)]
            fn run(future: impl Future<Output = u64>) -> u64 {
                let mut future = pin!(future);
                loop {
                    if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
                    {
                        return value;
                    }
                }
            }

            vec![
                ("awaited_lifted", $version, |turns| run($futures::lifted(turns))),
                ("awaited_in_place", $version, |turns| run($futures::in_place(turns))),
                ("shared_by_futures", $version, |turns| run($futures::shared(turns))),
            ]
        }
    };
}

futures!(futures_of_nonlocal futures_nonlocal, "nonlocal");
futures!(futures_by_hand futures_hand, "hand");
