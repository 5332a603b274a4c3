//! Decorated functions that call themselves and each other: what goes through the decorators, and what is kept alive.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::thread;

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn distance(a: &str, b: &str) -> (usize, usize) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut calls = 0;
    #[decorate(memoize)]
    fn dp(i: usize, j: usize) -> usize {
        nonlocal!(calls);
        calls += 1;
        if i == a.len() {
            return b.len() - j;
        }
        if j == b.len() {
            return a.len() - i;
        }
        if a[i] == b[j] {
            return dp(i + 1, j + 1);
        }
        1 + dp(i + 1, j).min(dp(i, j + 1)).min(dp(i + 1, j + 1))
    }
    let distance = dp(0, 0);
    (distance, calls)
}

#[test]
fn recursion_goes_through_the_decorators() {
    let (distance, calls) = distance("intention", "execution");
    assert_eq!(distance, 5);
    assert!(calls <= 100, "{calls}");
}

/// Counts what is alive of it.
struct Alive(Rc<Cell<i64>>);

impl Alive {
    fn new(count: &Rc<Cell<i64>>) -> Self {
        count.set(count.get() + 1);
        Alive(Rc::clone(count))
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

#[nonlocal]
fn parity(alive: &Rc<Cell<i64>>) -> (impl Fn(u32) -> bool + use<>, impl Fn() -> u32 + use<>) {
    let (first, second) = (Rc::new(Alive::new(alive)), Rc::new(Alive::new(alive)));
    let mut calls: u32 = 0;
    #[decorate(memoize)]
    fn is_even(n: u32) -> bool {
        nonlocal!(calls);
        calls += 1;
        assert!(first.0.get() > 0);
        n == 0 || is_odd(n - 1)
    }
    #[decorate(memoize)]
    fn is_odd(n: u32) -> bool {
        nonlocal!(calls);
        calls += 1;
        assert!(second.0.get() > 0);
        n != 0 && is_even(n - 1)
    }
    fn count() -> u32 {
        calls
    }
    (is_even, count)
}

#[test]
fn functions_that_call_each_other_live_as_long_as_one_of_them() {
    let alive = Rc::new(Cell::new(0));
    let (is_even, calls) = parity(&alive);
    assert_eq!((is_even(10), is_even(9), calls()), (true, false, 21));
    assert_eq!((is_even(10), calls()), (true, 21));
    assert_eq!(alive.get(), 2);
    drop((is_even, calls));
    assert_eq!(alive.get(), 0);
}

#[nonlocal]
fn make_power(base: u64, alive: Alive) -> impl Fn(u32) -> u64 {
    let alive = Rc::new(alive);
    #[decorate(memoize)]
    fn power(n: u32) -> u64 {
        assert!(alive.0.get() > 0);
        if n == 0 { 1 } else { base * step(n) }
    }
    fn step(n: u32) -> u64 {
        power(n - 1)
    }
    step
}

#[test]
fn a_helper_keeps_the_decorated_function_and_nothing_leaks() {
    let alive = Rc::new(Cell::new(0));
    let step = make_power(3, Alive::new(&alive));
    assert_eq!((step(4), step(3), alive.get()), (27, 9, 1));
    drop(step);
    assert_eq!(alive.get(), 0);
}

#[nonlocal(sync)]
fn counted() -> (impl Fn(u64) -> u64 + Send + Sync + Clone, impl Fn() -> usize + Send + Sync) {
    let mut calls: usize = 0;
    #[decorate(memoize)]
    fn fib(n: u64) -> u64 {
        nonlocal!(calls);
        calls += 1;
        if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
    }
    fn count() -> usize {
        calls
    }
    (fib, count)
}

#[test]
fn on_threads() {
    let (fib, count) = counted();
    assert_eq!(fib(50), 12_586_269_025);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn({
                let fib = fib.clone();
                move || fib(50)
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), 12_586_269_025);
    }
    assert_eq!(count(), 51);
}

struct Grid {
    rows: Vec<Vec<i64>>,
    visits: usize,
}

impl Grid {
    #[nonlocal]
    fn best(&mut self) -> i64 {
        let mut visits = 0;
        let rows = &self.rows;
        #[decorate(memoize)]
        fn path(i: usize, j: usize) -> i64 {
            nonlocal!(visits);
            visits += 1;
            let here = rows[i][j];
            match (i, j) {
                (0, 0) => here,
                (0, j) => here + path(0, j - 1),
                (i, 0) => here + path(i - 1, 0),
                (i, j) => here + path(i - 1, j).max(path(i, j - 1)),
            }
        }
        let best = path(rows.len() - 1, rows[0].len() - 1);
        self.visits += visits;
        best
    }
}

#[test]
fn in_a_method() {
    let mut grid = Grid { rows: vec![vec![1, 2, 3], vec![4, 5, 6], vec![7, 8, 9]], visits: 0 };
    assert_eq!((grid.best(), grid.visits), (29, 9));
}

#[nonlocal]
fn generic<T: Copy + std::ops::Add<Output = T> + Default>(items: &[T]) -> T {
    let mut known: HashMap<usize, T> = HashMap::new();
    #[decorate(memoize)]
    fn sum(from: usize) -> T {
        nonlocal!(known);
        let total = if from == items.len() { T::default() } else { items[from] + sum(from + 1) };
        known.insert(from, total);
        total
    }
    let total = sum(0);
    assert_eq!(known.len(), items.len() + 1);
    total
}

#[test]
fn in_a_generic_function() {
    assert_eq!((generic(&[1, 2, 3]), generic::<f64>(&[])), (6, 0.0));
}

fn passing<A, R>(f: impl Fn(A) -> R) -> impl Fn(A) -> R {
    move |argument| f(argument)
}

type Queue = Rc<RefCell<Vec<Box<dyn Fn()>>>>;

#[nonlocal]
fn ticks(queue: Queue, seen: Rc<RefCell<Vec<u64>>>, dropped: Rc<()>) {
    #[decorate(passing)]
    fn tick(x: u64) {
        assert!(Rc::strong_count(&dropped) > 0);
        seen.borrow_mut().push(x);
        if x > 0 {
            queue.borrow_mut().push(Box::new(move || other(x - 1)));
        }
    }
    #[decorate(passing)]
    fn other(x: u64) {
        tick(x);
    }
    tick(2);
}

#[test]
fn a_closure_that_the_function_makes_keeps_it() {
    let (queue, seen, dropped) = (Queue::default(), Rc::new(RefCell::new(vec![])), Rc::new(()));
    ticks(queue.clone(), seen.clone(), dropped.clone());
    assert!(Rc::strong_count(&dropped) > 1);
    loop {
        let Some(next) = queue.borrow_mut().pop() else { break };
        next();
    }
    assert_eq!(*seen.borrow(), [2, 1, 0]);
    assert_eq!(Rc::strong_count(&dropped), 1);
}

#[nonlocal]
fn lazy(k: u64) -> Rc<dyn Fn() -> u64> {
    #[decorate(memoize)]
    fn from(x: u64) -> Rc<dyn Fn() -> u64> {
        if x == 0 { Rc::new(move || k) } else { Rc::new(move || from(x - 1)() + 1) }
    }
    from(3)
}

#[test]
fn what_the_function_gives_may_call_it() {
    assert_eq!(lazy(10)(), 13);
}
