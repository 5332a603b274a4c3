//! Closures that share what they change, with factories.

use std::rc::Rc;
use std::sync::Arc;

use nonlocal::nonlocal;

pub type Listener = Rc<dyn Fn(u64)>;
pub type SyncListener = Arc<dyn Fn(u64) + Send + Sync>;

#[nonlocal]
pub fn make_account(mut balance: u64) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64, impl Fn() -> u64) {
    fn deposit(amount: u64) -> u64 {
        nonlocal!(balance);
        balance = balance.wrapping_add(amount);
        balance
    }
    fn withdraw(amount: u64) -> u64 {
        nonlocal!(balance);
        if amount <= balance {
            balance -= amount;
        }
        balance
    }
    fn show() -> u64 {
        balance
    }
    (deposit, withdraw, show)
}

#[nonlocal]
pub fn make_log(limit: usize) -> (impl Fn(u64) -> usize, impl Fn() -> u64) {
    let mut lines: Vec<u64> = Vec::new();
    let mut total: u64 = 0;
    fn add(value: u64) -> usize {
        nonlocal!(lines, total);
        if lines.len() == limit {
            lines.clear();
        }
        lines.push(value);
        total = total.wrapping_add(value);
        lines.len()
    }
    fn sum() -> u64 {
        total.wrapping_add(lines.len() as u64)
    }
    (add, sum)
}

#[nonlocal(sync)]
pub fn make_tickets(step: u64) -> (impl Fn() -> u64 + Send, impl Fn() -> u64 + Send) {
    let mut next: u64 = 0;
    fn take() -> u64 {
        nonlocal!(next);
        next = next.wrapping_add(step);
        next
    }
    fn taken() -> u64 {
        next
    }
    (take, taken)
}

/// Listeners in a `Vec`, which are called while nothing is held: one may read how many calls there were.
#[nonlocal]
pub fn make_emitter() -> (impl Fn(Listener), impl Fn(u64), impl Fn() -> u64) {
    let mut listeners: Vec<Listener> = Vec::new();
    let mut delivered: u64 = 0;
    fn on(listener: Listener) {
        nonlocal!(listeners);
        listeners.push(listener);
    }
    fn emit(value: u64) {
        nonlocal!(delivered);
        let now = listeners.clone();
        for listener in now {
            listener(value);
            delivered += 1;
        }
    }
    fn count() -> u64 {
        delivered
    }
    (on, emit, count)
}

/// A value that can be read and set; subscribers are told.
#[nonlocal]
pub fn make_signal(start: u64) -> (impl Fn() -> u64, impl Fn(u64), impl Fn(Listener)) {
    let mut value: u64 = start;
    let mut subscribers: Vec<Listener> = Vec::new();
    fn get() -> u64 {
        value
    }
    fn set(new: u64) {
        nonlocal!(value);
        value = new;
        let now = subscribers.clone();
        for subscriber in now {
            subscriber(new);
        }
    }
    fn subscribe(subscriber: Listener) {
        nonlocal!(subscribers);
        subscribers.push(subscriber);
    }
    (get, set, subscribe)
}

/// A decorator with state: it counts the calls.
#[nonlocal]
pub fn make_counted<F: Fn(u64) -> u64>(function: F) -> (impl Fn(u64) -> u64, impl Fn() -> u64) {
    let mut calls: u64 = 0;
    fn call(x: u64) -> u64 {
        nonlocal!(calls);
        calls += 1;
        function(x)
    }
    fn count() -> u64 {
        calls
    }
    (call, count)
}

#[nonlocal(sync)]
pub fn make_synced_emitter() -> (impl Fn(SyncListener), impl Fn(u64), impl Fn() -> u64 + Send + Sync) {
    let mut listeners: Vec<SyncListener> = Vec::new();
    let mut delivered: u64 = 0;
    fn on(listener: SyncListener) {
        nonlocal!(listeners);
        listeners.push(listener);
    }
    fn emit(value: u64) {
        nonlocal!(delivered);
        let now = listeners.clone();
        for listener in now {
            listener(value);
            delivered += 1;
        }
    }
    fn count() -> u64 {
        delivered
    }
    (on, emit, count)
}

#[nonlocal(sync)]
pub fn make_synced_signal(
    start: u64,
) -> (impl Fn() -> u64 + Send + Sync, impl Fn(u64), impl Fn(SyncListener)) {
    let mut value: u64 = start;
    let mut subscribers: Vec<SyncListener> = Vec::new();
    fn get() -> u64 {
        value
    }
    fn set(new: u64) {
        nonlocal!(value);
        value = new;
        let now = subscribers.clone();
        for subscriber in now {
            subscriber(new);
        }
    }
    fn subscribe(subscriber: SyncListener) {
        nonlocal!(subscribers);
        subscribers.push(subscriber);
    }
    (get, set, subscribe)
}

#[nonlocal(sync)]
pub fn make_synced_counted<F: Fn(u64) -> u64 + Send + Sync>(
    function: F,
) -> (impl Fn(u64) -> u64 + Send + Sync, impl Fn() -> u64 + Send + Sync) {
    let mut calls: u64 = 0;
    fn call(x: u64) -> u64 {
        nonlocal!(calls);
        calls += 1;
        function(x)
    }
    fn count() -> u64 {
        calls
    }
    (call, count)
}

#[nonlocal]
pub fn look_through(numbers: &[u64]) -> u64 {
    let mut looked: u64 = 0;
    let mut sum: u64 = 0;
    fn look(n: u64) -> u64 {
        nonlocal!(looked, sum);
        looked += 1;
        sum = sum.wrapping_add(n);
        n
    }
    let even = numbers.iter().map(|n| look(*n)).filter(|n| look(*n) % 2 == 0).fold(0, u64::wrapping_add);
    even.wrapping_add(looked).wrapping_add(sum)
}
