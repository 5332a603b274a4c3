// twisted/twisted src/twisted/internet/defer.py: DeferredFilesystemLock.deferUntilLocked / _cancelLock, _tryLock
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use nonlocal::nonlocal;

struct Call {
    at: u32,
    f: Box<dyn Fn()>,
    active: Cell<bool>,
}

impl Call {
    fn cancel(&self) {
        self.active.set(false);
    }
}

#[derive(Default)]
struct Clock {
    now: Cell<u32>,
    calls: RefCell<Vec<Rc<Call>>>,
}

impl Clock {
    fn call_later(&self, delay: u32, f: Box<dyn Fn()>) -> Rc<Call> {
        let call = Rc::new(Call { at: self.now.get() + delay, f, active: Cell::new(true) });
        self.calls.borrow_mut().push(call.clone());
        call
    }
    fn advance(&self) {
        self.now.set(self.now.get() + 1);
        let calls = self.calls.borrow().clone();
        for call in calls {
            if call.active.get() && call.at <= self.now.get() {
                call.active.set(false);
                (call.f)();
            }
        }
    }
}

#[derive(Default)]
struct Deferred {
    result: RefCell<Option<String>>,
    canceller: RefCell<Option<Rc<dyn Fn()>>>,
}

impl Deferred {
    fn callback(&self, text: &str) {
        *self.result.borrow_mut() = Some(text.to_string());
    }
    fn cancel(&self) {
        let canceller = self.canceller.borrow().clone().unwrap();
        canceller();
    }
}

struct Lock {
    clock: Rc<Clock>,
    taken_until: u32,
    tries: Cell<u32>,
    try_call: RefCell<Option<Rc<Call>>>,
    timeout_call: RefCell<Option<Rc<Call>>>,
}

impl Lock {
    fn lock(&self) -> bool {
        self.tries.set(self.tries.get() + 1);
        self.clock.now.get() >= self.taken_until
    }

    #[nonlocal]
    fn defer_until_locked(self: Rc<Self>, timeout: Option<u32>) -> Rc<Deferred> {
        let d = Rc::new(Deferred::default());
        fn cancel_lock(reason: &str) {
            let call = self.try_call.borrow_mut().take();
            call.unwrap().cancel();
            let timeout_call = self.timeout_call.borrow().clone();
            if let Some(call) = timeout_call {
                if call.active.get() {
                    call.cancel();
                    *self.timeout_call.borrow_mut() = None;
                }
            }
            if self.lock() {
                d.callback("locked late");
            } else {
                d.callback(reason);
            }
        }
        *d.canceller.borrow_mut() = Some(Rc::new(move || cancel_lock("cancelled")));
        fn try_lock() {
            if self.lock() {
                let timeout_call = self.timeout_call.borrow_mut().take();
                if let Some(call) = timeout_call {
                    call.cancel();
                }
                *self.try_call.borrow_mut() = None;
                d.callback("locked");
            } else {
                if let Some(timeout) = timeout {
                    if self.timeout_call.borrow().is_none() {
                        let reason = format!("timed out after {timeout}");
                        let call = self.clock.call_later(timeout, Box::new(move || cancel_lock(&reason)));
                        *self.timeout_call.borrow_mut() = Some(call);
                    }
                }
                let call = self.clock.call_later(2, Box::new(try_lock));
                *self.try_call.borrow_mut() = Some(call);
            }
        }
        try_lock();
        d
    }
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn main() {
    for (until, timeout, cancel) in
        [(0, None, 9), (3, None, 9), (9, Some(5), 9), (3, Some(3), 9), (9, None, 3), (9, Some(8), 2)]
    {
        let clock = Rc::new(Clock::default());
        let lock = Rc::new(Lock {
            clock: clock.clone(),
            taken_until: until,
            tries: Cell::new(0),
            try_call: RefCell::new(None),
            timeout_call: RefCell::new(None),
        });
        let d = lock.clone().defer_until_locked(timeout);
        for step in 0..8 {
            if step == cancel && d.result.borrow().is_none() {
                d.cancel();
            }
            clock.advance();
        }
        println!(
            "{} {} {} {}",
            d.result.borrow().as_deref().unwrap_or("None"),
            lock.tries.get(),
            word(lock.try_call.borrow().is_none()),
            word(lock.timeout_call.borrow().is_none())
        );
    }
}
