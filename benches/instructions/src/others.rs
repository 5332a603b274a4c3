//! In boxes, and with crates that help with closures.

/// What is written where a type has to be named.
pub mod boxed {
    use std::cell::Cell;
    use std::rc::Rc;

    pub fn make_counter(start: u64, step: u64) -> Box<dyn FnMut() -> u64> {
        Box::new(super::super::values_hand::make_counter(start, step))
    }

    pub fn make_readers(text: String) -> (Box<dyn Fn(u64) -> u64>, Box<dyn Fn(u64) -> u64>) {
        let copy = text.clone();
        (Box::new(move |x| x + copy.len() as u64), Box::new(move |x| x * text.len() as u64))
    }

    type Operation = Box<dyn Fn(u64) -> u64>;

    pub fn make_account(balance: u64) -> (Operation, Operation, Box<dyn Fn() -> u64>) {
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
        (Box::new(deposit), Box::new(withdraw), Box::new(move || balance.get()))
    }
}

/// The crate writes the clones.
pub mod with_closure_attr {
    use std::cell::Cell;
    use std::rc::Rc;

    use closure_attr::with_closure;

    pub use super::super::values_hand::make_counter;

    #[with_closure]
    pub fn make_readers(text: String) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64) {
        let add = #[closure(clone text)]
        move |x: u64| x + text.len() as u64;
        let multiply = #[closure(move text)]
        move |x: u64| x * text.len() as u64;
        (add, multiply)
    }

    #[with_closure]
    pub fn make_account(balance: u64) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64, impl Fn() -> u64) {
        let balance = Rc::new(Cell::new(balance));
        let deposit = #[closure(clone balance)]
        move |amount: u64| {
            balance.set(balance.get().wrapping_add(amount));
            balance.get()
        };
        let withdraw = #[closure(clone balance)]
        move |amount: u64| {
            if amount <= balance.get() {
                balance.set(balance.get() - amount);
            }
            balance.get()
        };
        let show = #[closure(move balance)]
        move || balance.get();
        (deposit, withdraw, show)
    }
}

/// On stable Rust its closures are called by a method.
pub mod with_serde_closure {
    use std::cell::Cell;
    use std::rc::Rc;

    use serde_closure::{Fn, FnMut};

    pub fn make_counter(start: u64, step: u64) -> impl FnMut() -> u64 {
        use serde_closure::traits::FnMut as _;
        #[allow(unused_mut, reason = "the macro makes a field of it")]
        let mut count = start;
        let mut counter = FnMut!(move || {
            count = count.wrapping_add(step);
            count
        });
        move || counter.call_mut(())
    }

    pub fn make_readers(text: String) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64) {
        use serde_closure::traits::Fn as _;
        let add = {
            let text = text.clone();
            Fn!(move |x: u64| x + text.len() as u64)
        };
        let multiply = Fn!(move |x: u64| x * text.len() as u64);
        (move |x| add.call((x,)), move |x| multiply.call((x,)))
    }

    pub fn make_account(balance: u64) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64, impl Fn() -> u64) {
        use serde_closure::traits::Fn as _;
        let balance = Rc::new(Cell::new(balance));
        let deposit = {
            let balance = Rc::clone(&balance);
            Fn!(move |amount: u64| {
                balance.set(balance.get().wrapping_add(amount));
                balance.get()
            })
        };
        let withdraw = {
            let balance = Rc::clone(&balance);
            Fn!(move |amount: u64| {
                if amount <= balance.get() {
                    balance.set(balance.get() - amount);
                }
                balance.get()
            })
        };
        let show = Fn!(move || balance.get());
        (move |amount| deposit.call((amount,)), move |amount| withdraw.call((amount,)), move || show.call(()))
    }
}
