// A fixture for tests of animations: `sleep` advances a clock that it has taken over.
use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Clock {
    time: RefCell<Box<dyn Fn() -> i64>>,
    ticks: RefCell<Vec<i64>>,
}

impl Clock {
    fn new() -> Rc<Self> {
        Rc::new(Clock { time: RefCell::new(Box::new(|| 10)), ticks: RefCell::default() })
    }

    fn time(&self) -> i64 {
        (self.time.borrow())()
    }

    fn tick(&self) {
        self.ticks.borrow_mut().push(self.time());
    }
}

#[nonlocal]
fn sleep(clock: Rc<Clock>) -> impl Fn(i64, i64) {
    let mut current_time = clock.time();
    *clock.time.borrow_mut() = Box::new(move || current_time);

    fn sleep(duration: i64, tick_interval: i64) {
        nonlocal!(current_time);
        let tick = || clock.tick();
        let deadline = current_time + duration;
        while current_time < deadline {
            current_time = (current_time + tick_interval).min(deadline);
            tick();
        }
    }

    sleep
}

fn main() {
    let clock = Clock::new();
    let wait = sleep(clock.clone());
    wait(5, 2);
    println!("{:?} {}", clock.ticks.borrow(), clock.time());
    wait(3, 3);
    println!("{:?} {}", clock.ticks.borrow(), clock.time());
}
