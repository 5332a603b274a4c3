//! The same by hand.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use crate::shared_nonlocal::{Listener, SyncListener};

pub fn make_account(balance: u64) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64, impl Fn() -> u64) {
    let balance = Rc::new(Cell::new(balance));
    let deposit = {
        let balance = Rc::clone(&balance);
        move |amount: u64| {
            balance.set(balance.get().wrapping_add(amount));
            balance.get()
        }
    };
    let withdraw = {
        let balance = Rc::clone(&balance);
        move |amount: u64| {
            if amount <= balance.get() {
                balance.set(balance.get() - amount);
            }
            balance.get()
        }
    };
    (deposit, withdraw, move || balance.get())
}

pub fn make_log(limit: usize) -> (impl Fn(u64) -> usize, impl Fn() -> u64) {
    struct Log {
        lines: RefCell<Vec<u64>>,
        total: RefCell<u64>,
    }
    let log = Rc::new(Log { lines: RefCell::new(Vec::new()), total: RefCell::new(0) });
    let add = {
        let log = Rc::clone(&log);
        move |value: u64| {
            let (mut lines, mut total) = (log.lines.borrow_mut(), log.total.borrow_mut());
            if lines.len() == limit {
                lines.clear();
            }
            lines.push(value);
            *total = total.wrapping_add(value);
            lines.len()
        }
    };
    let sum = move || {
        let (lines, total) = (log.lines.borrow(), log.total.borrow());
        total.wrapping_add(lines.len() as u64)
    };
    (add, sum)
}

pub fn make_tickets(step: u64) -> (impl Fn() -> u64 + Send, impl Fn() -> u64 + Send) {
    let next = Arc::new(Mutex::new(0_u64));
    let take = {
        let next = Arc::clone(&next);
        move || {
            let mut next = next.lock().unwrap();
            *next = next.wrapping_add(step);
            *next
        }
    };
    (take, move || *next.lock().unwrap())
}

pub fn make_emitter() -> (impl Fn(Listener), impl Fn(u64), impl Fn() -> u64) {
    struct Emitter {
        listeners: RefCell<Vec<Listener>>,
        delivered: Cell<u64>,
    }
    let emitter = Rc::new(Emitter { listeners: RefCell::new(Vec::new()), delivered: Cell::new(0) });
    let on = {
        let emitter = Rc::clone(&emitter);
        move |listener| emitter.listeners.borrow_mut().push(listener)
    };
    let emit = {
        let emitter = Rc::clone(&emitter);
        move |value| {
            let now = emitter.listeners.borrow().clone();
            for listener in now {
                listener(value);
                emitter.delivered.set(emitter.delivered.get() + 1);
            }
        }
    };
    (on, emit, move || emitter.delivered.get())
}

pub fn make_signal(start: u64) -> (impl Fn() -> u64, impl Fn(u64), impl Fn(Listener)) {
    struct Signal {
        value: Cell<u64>,
        subscribers: RefCell<Vec<Listener>>,
    }
    let signal = Rc::new(Signal { value: Cell::new(start), subscribers: RefCell::new(Vec::new()) });
    let get = {
        let signal = Rc::clone(&signal);
        move || signal.value.get()
    };
    let set = {
        let signal = Rc::clone(&signal);
        move |new| {
            signal.value.set(new);
            let now = signal.subscribers.borrow().clone();
            for subscriber in now {
                subscriber(new);
            }
        }
    };
    (get, set, move |subscriber| signal.subscribers.borrow_mut().push(subscriber))
}

pub fn make_counted<F: Fn(u64) -> u64>(function: F) -> (impl Fn(u64) -> u64, impl Fn() -> u64) {
    let calls = Rc::new(Cell::new(0_u64));
    let call = {
        let calls = Rc::clone(&calls);
        move |x| {
            calls.set(calls.get() + 1);
            function(x)
        }
    };
    (call, move || calls.get())
}

pub fn make_synced_emitter() -> (impl Fn(SyncListener), impl Fn(u64), impl Fn() -> u64 + Send + Sync) {
    struct Emitter {
        listeners: Mutex<Vec<SyncListener>>,
        delivered: Mutex<u64>,
    }
    let emitter = Arc::new(Emitter { listeners: Mutex::new(Vec::new()), delivered: Mutex::new(0) });
    let on = {
        let emitter = Arc::clone(&emitter);
        move |listener| emitter.listeners.lock().unwrap().push(listener)
    };
    let emit = {
        let emitter = Arc::clone(&emitter);
        move |value| {
            let now = emitter.listeners.lock().unwrap().clone();
            for listener in now {
                listener(value);
                *emitter.delivered.lock().unwrap() += 1;
            }
        }
    };
    (on, emit, move || *emitter.delivered.lock().unwrap())
}

pub fn make_synced_signal(
    start: u64,
) -> (impl Fn() -> u64 + Send + Sync, impl Fn(u64), impl Fn(SyncListener)) {
    struct Signal {
        value: Mutex<u64>,
        subscribers: Mutex<Vec<SyncListener>>,
    }
    let signal = Arc::new(Signal { value: Mutex::new(start), subscribers: Mutex::new(Vec::new()) });
    let get = {
        let signal = Arc::clone(&signal);
        move || *signal.value.lock().unwrap()
    };
    let set = {
        let signal = Arc::clone(&signal);
        move |new| {
            *signal.value.lock().unwrap() = new;
            let now = signal.subscribers.lock().unwrap().clone();
            for subscriber in now {
                subscriber(new);
            }
        }
    };
    (get, set, move |subscriber| signal.subscribers.lock().unwrap().push(subscriber))
}

pub fn make_synced_counted<F: Fn(u64) -> u64 + Send + Sync>(
    function: F,
) -> (impl Fn(u64) -> u64 + Send + Sync, impl Fn() -> u64 + Send + Sync) {
    let calls = Arc::new(Mutex::new(0_u64));
    let call = {
        let calls = Arc::clone(&calls);
        move |x| {
            *calls.lock().unwrap() += 1;
            function(x)
        }
    };
    (call, move || *calls.lock().unwrap())
}

pub fn look_through(numbers: &[u64]) -> u64 {
    let (looked, sum) = (Cell::new(0_u64), Cell::new(0_u64));
    let look = |n: u64| {
        looked.set(looked.get() + 1);
        sum.set(sum.get().wrapping_add(n));
        n
    };
    let even = numbers.iter().map(|n| look(*n)).filter(|n| look(*n) % 2 == 0).fold(0, u64::wrapping_add);
    even.wrapping_add(looked.get()).wrapping_add(sum.get())
}
