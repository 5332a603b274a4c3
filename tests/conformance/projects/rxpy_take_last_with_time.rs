// ReactiveX/RxPY reactivex/operators/_takelastwithtime.py: take_last_with_time_ / subscribe / on_next, on_completed
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Scheduler {
    now: Cell<i64>,
    unit: i64,
}

impl Scheduler {
    fn to_delta(&self, n: i64) -> i64 {
        n * self.unit
    }
}

type OnNext = Rc<dyn Fn(i64)>;
type OnCompleted = Rc<dyn Fn()>;

#[derive(Default)]
struct Source {
    slots: RefCell<Vec<(OnNext, OnCompleted)>>,
}

impl Source {
    fn subscribe(&self, on_next: OnNext, on_completed: OnCompleted) {
        self.slots.borrow_mut().push((on_next, on_completed));
    }
    fn next(&self, x: i64) {
        for (f, _) in self.slots.borrow().iter() {
            f(x);
        }
    }
    fn complete(&self) {
        for (_, f) in self.slots.borrow().iter() {
            f();
        }
    }
}

#[nonlocal]
fn take_last(
    source: Rc<Source>,
    mut duration: i64,
    scheduler: Option<Rc<Scheduler>>,
) -> impl FnMut(OnNext, OnCompleted, Rc<Scheduler>) {
    fn subscribe(next: OnNext, completed: OnCompleted, other: Rc<Scheduler>) {
        nonlocal!(duration);
        let sched = scheduler.clone().unwrap_or(other);
        duration = sched.to_delta(duration);
        let mut q: VecDeque<(i64, i64)> = VecDeque::new();
        fn on_next(x: i64) {
            nonlocal!(q);
            let now = sched.now.get();
            q.push_back((now, x));
            while !q.is_empty() && now - q[0].0 >= duration {
                q.pop_front();
            }
        }
        fn on_completed() {
            nonlocal!(q);
            let now = sched.now.get();
            while let Some((at, value)) = q.pop_front() {
                if now - at <= duration {
                    next(value);
                }
            }
            completed();
        }
        source.subscribe(Rc::new(on_next), Rc::new(on_completed));
    }
    subscribe
}

fn main() {
    for unit in [1, 2] {
        let scheduler = Rc::new(Scheduler { now: Cell::new(0), unit });
        let source = Rc::new(Source::default());
        let mut subscribe = take_last(source.clone(), 3, None);
        subscribe(Rc::new(|x| println!("first {x}")), Rc::new(|| println!("first done")), scheduler.clone());
        if unit == 2 {
            subscribe(
                Rc::new(|x| println!("second {x}")),
                Rc::new(|| println!("second done")),
                scheduler.clone(),
            );
        }
        for x in 0..8 {
            scheduler.now.set(scheduler.now.get() + 1);
            source.next(x);
        }
        scheduler.now.set(scheduler.now.get() + 1);
        source.complete();
    }
}
