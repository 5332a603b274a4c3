// A scheduler runs what it was given; a timer hands itself to it again, until it is done.

use std::rc::Rc;

use nonlocal::nonlocal;

type Action = Rc<dyn Fn()>;

#[nonlocal(shared)]
fn make_scheduler() -> (impl Fn(i64, Action) + Clone, impl Fn() -> i64, impl Fn() -> i64 + Clone) {
    let mut queue: Vec<(i64, usize, Action)> = Vec::new();
    let mut now = 0;
    fn after(delay: i64, action: Action) {
        nonlocal!(queue);
        queue.push((now + delay, queue.len(), action));
    }
    fn run() -> i64 {
        nonlocal!(queue, now);
        let mut steps = 0;
        while !queue.is_empty() {
            let first = (0..queue.len()).min_by_key(|i| (queue[*i].0, queue[*i].1)).unwrap_or_default();
            let (at, _, action) = queue.remove(first);
            now = at;
            action();
            steps += 1;
        }
        steps
    }
    fn time() -> i64 {
        now
    }
    (after, run, time)
}

#[nonlocal]
fn start<A, T>(name: &'static str, period: i64, times: i64, after: A, time: T)
where
    A: Fn(i64, Action) + Clone + 'static,
    T: Fn() -> i64 + Clone + 'static,
{
    let mut left = times;
    fn tick() {
        nonlocal!(left);
        left -= 1;
        println!("{}: {name}, {left} left", time());
        if left > 0 {
            after(period, Rc::new(tick));
        }
    }
    let first = Rc::new(tick);
    after(period, first);
}

fn main() {
    let (after, run, time) = make_scheduler();
    start("fast", 2, 3, after.clone(), time.clone());
    start("slow", 5, 2, after, time.clone());
    println!("{} {}", run(), time());
}
