// A clock that advances by fixed steps while a block runs.
use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::factory;

struct Clock {
    time: RefCell<Rc<dyn Fn() -> i64>>,
    events: RefCell<Vec<Rc<dyn Fn(i64)>>>,
}

impl Clock {
    fn new() -> Rc<Self> {
        Rc::new(Clock { time: RefCell::new(Rc::new(|| 100)), events: RefCell::default() })
    }

    fn time(&self) -> i64 {
        let time = self.time.borrow().clone();
        time()
    }

    fn schedule(self: &Rc<Self>, callback: impl Fn(i64) + 'static) -> Box<dyn Fn()> {
        let callback: Rc<dyn Fn(i64)> = Rc::new(callback);
        self.events.borrow_mut().push(callback.clone());
        let clock = self.clone();
        Box::new(move || clock.events.borrow_mut().retain(|event| !Rc::ptr_eq(event, &callback)))
    }

    fn tick(&self) {
        let events = self.events.borrow().clone();
        for callback in events {
            callback(self.time());
        }
    }
}

factory! {
    fn fixed_timestep(timestep: i64, body: &dyn Fn(&Clock), auto_start: bool = false) -> Rc<Clock> {
        let mut stack: Vec<Box<dyn Fn()>> = Vec::new();
        let clock = Clock::new();
        let mut current_time = clock.time();
        *clock.time.borrow_mut() = Rc::new(move || current_time);

        fn advance_time(_now: i64) {
            nonlocal!(current_time);
            current_time += timestep;
        }

        stack.push(clock.schedule(advance_time));
        if auto_start {
            clock.tick();
            fn stop() {
                println!("stopped at {}", clock.time());
            }
            stack.push(Box::new(stop));
        }
        body(&clock);
        while let Some(deferred) = stack.pop() {
            deferred();
        }
        clock
    }
}

fn main() {
    fixed_timestep!(5, &|clock| {
        println!("{}", clock.time());
        clock.tick();
        clock.tick();
        println!("{}", clock.time());
    });
    let clock = fixed_timestep!(
        2,
        &|clock| {
            clock.tick();
            println!("{}", clock.time());
        },
        auto_start = true
    );
    println!("{} {}", clock.time(), clock.events.borrow().len());
}
