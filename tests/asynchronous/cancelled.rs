//! Coming back, and never coming back: a future that is dropped leaves the state usable, and one that runs another of the same
//! function finds nothing held.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::rc::Rc;
use std::thread;

use nonlocal::nonlocal;

use crate::executor::{SendTask, Task, block_on, join, pause, poll_once, spawn, spawn_send};

#[nonlocal]
fn totals() -> (impl AsyncFn(i64), impl Fn() -> (i64, Vec<i64>)) {
    let mut total = 0;
    let mut log = Vec::new();
    async fn add(n: i64) {
        nonlocal!(total, log);
        total += n;
        log.push(n);
        pause().await;
        total += n;
        log.push(-n);
    }
    fn show() -> (i64, Vec<i64>) {
        (total, log.clone())
    }
    (add, show)
}

#[test]
fn a_future_that_is_dropped_leaves_the_state_usable() {
    let (add, show) = totals();
    {
        let mut future = pin!(add(1));
        assert!(poll_once(future.as_mut()).is_pending());
        assert_eq!(show(), (1, vec![1]));
    }
    block_on(add(2));
    assert_eq!(show(), (5, vec![1, 2, -2]));
}

#[test]
fn one_future_runs_another_of_the_same_function() {
    let (add, show) = totals();
    let outer = async {
        let mut first = pin!(add(1));
        assert!(poll_once(first.as_mut()).is_pending());
        block_on(add(10));
        first.await;
    };
    block_on(outer);
    assert_eq!(show(), (22, vec![1, 10, -10, -1]));
}

#[nonlocal(sync)]
fn counted() -> (impl Fn(i64) -> SendTask<i64> + Send + Sync + Clone, impl Fn() -> i64 + Send + Sync) {
    let mut total = 0;
    async fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        pause().await;
        total += n;
        total
    }
    fn start(n: i64) -> SendTask<i64> {
        spawn_send(add(n))
    }
    fn get() -> i64 {
        total
    }
    (start, get)
}

#[test]
fn with_sync_a_future_that_is_dropped_holds_no_lock() {
    let (start, get) = counted();
    let mut dropped = start(1);
    assert!(poll_once(dropped.as_mut()).is_pending());
    let other = start.clone();
    thread::spawn(move || block_on(other(10))).join().expect("a result");
    drop(dropped);
    assert_eq!((block_on(start(100)), get()), (221, 221));
}

#[test]
fn many_threads_run_futures_of_one_state() {
    let (start, get) = counted();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let start = start.clone();
            thread::spawn(move || {
                for _ in 0..50 {
                    block_on(join(start(1), start(1)));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("a result");
    }
    assert_eq!(get(), 4 * 50 * 4);
}

#[nonlocal]
fn fails() -> (impl AsyncFn(bool), impl Fn() -> Vec<u8>) {
    let mut log = Vec::new();
    async fn run(panics: bool) {
        nonlocal!(log);
        log.push(1);
        pause().await;
        assert!(!panics, "on purpose");
        log.push(2);
    }
    fn all() -> Vec<u8> {
        log.clone()
    }
    (run, all)
}

#[test]
fn a_future_that_panics_leaves_the_state_usable() {
    let (run, all) = fails();
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(run(true)))).is_err());
    block_on(run(false));
    assert_eq!(all(), [1, 1, 2]);
}

type Listeners = Rc<RefCell<Vec<Rc<dyn Fn() -> Task<()>>>>>;

#[nonlocal]
fn emitter(listeners: Listeners) -> (impl AsyncFn(i64), impl Fn() -> Vec<i64>) {
    let mut events = Vec::new();
    async fn emit(event: i64) {
        nonlocal!(events);
        events.push(event);
        let now = listeners.borrow().clone();
        for listener in now {
            listener().await;
        }
    }
    fn all() -> Vec<i64> {
        events.clone()
    }
    (emit, all)
}

#[test]
fn a_listener_emits_and_reads_while_an_event_is_handled() {
    let listeners = Listeners::default();
    let (emit, all) = emitter(listeners.clone());
    let (emit, all) = (Rc::new(emit), Rc::new(all));
    let again: Rc<dyn Fn() -> Task<()>> = {
        let (emit, all) = (Rc::clone(&emit), Rc::clone(&all));
        Rc::new(move || {
            let (emit, all) = (Rc::clone(&emit), Rc::clone(&all));
            spawn(async move {
                pause().await;
                if all().len() < 3 {
                    emit(10).await;
                }
            })
        })
    };
    listeners.borrow_mut().push(again);
    block_on(emit(1));
    listeners.borrow_mut().clear();
    assert_eq!(all(), [1, 10, 10]);
}
