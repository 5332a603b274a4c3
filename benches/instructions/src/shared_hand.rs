//! The same by hand.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

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
