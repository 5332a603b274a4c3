//! What is read before code of others runs is evaluated first, and let go of.

#![allow(clippy::redundant_closure, clippy::explicit_iter_loop)]

use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn fibonacci(n: u64) -> u64 {
    let mut memo: HashMap<u64, u64> = HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if n < 2 {
            return n;
        }
        if let Some(known) = memo.get(&n) {
            return *known;
        }
        memo.insert(n, fib(n - 1) + fib(n - 2));
        memo[&n]
    }
    fib(n)
}

#[nonlocal]
fn components(n: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..n).collect();
    fn find(x: usize) -> usize {
        nonlocal!(parent);
        if parent[x] != x {
            parent[x] = find(parent[x]);
        }
        parent[x]
    }
    for (a, b) in edges {
        parent[find(*a)] = find(*b);
    }
    (0..n).map(|x| find(x)).collect()
}

#[nonlocal]
fn stack() -> Vec<i64> {
    let mut items = vec![10, 20, 30];
    fn last() -> usize {
        items.len() - 1
    }
    fn pop() -> i64 {
        nonlocal!(items);
        items.pop().unwrap_or(0)
    }
    items[last()] = 1;
    items.push(pop() + pop());
    let at = items.len();
    items.insert(at.min(last()), pop());
    items
}

#[test]
fn operands_are_evaluated_first() {
    assert_eq!(fibonacci(80), 23_416_728_348_467_685);
    assert_eq!(components(5, &[(0, 1), (1, 2), (3, 4)]), [2, 2, 2, 4, 4]);
    assert_eq!(stack(), [10, 21]);
}

#[nonlocal]
fn make_server() -> (impl Fn() -> i64, impl Fn(&dyn Fn() -> i64) -> String) {
    let mut hits = 0;
    let mut name = String::from("a");
    fn hit() -> i64 {
        nonlocal!(hits, name);
        hits += 1;
        name.push('b');
        hits
    }
    fn report(ask: &dyn Fn() -> i64) -> String {
        nonlocal!(name);
        name.push_str(&ask().to_string());
        format!("{} {} {}", ask(), name, hits)
    }
    (hit, report)
}

#[test]
fn what_a_macro_is_given_first_is_evaluated_first() {
    let (hit, report) = make_server();
    assert_eq!(hit(), 1);
    assert_eq!(report(&hit), "3 abb2b 3");
}

#[nonlocal]
fn count_up() -> Vec<usize> {
    let mut log: Vec<usize> = Vec::new();
    fn add(n: usize) {
        nonlocal!(log);
        log.push(n);
    }
    let (a, b) = (add, add);
    while log.len() < 3 {
        a(log.len());
        b(log.len() * 10);
    }
    log.clone()
}

#[test]
fn arguments_that_read_are_evaluated_before_the_call() {
    assert_eq!(count_up(), [0, 10, 2, 30]);
}

type Read<'a> = &'a dyn Fn() -> i64;

/// A method that reads has read the variable before its argument changes it.
#[nonlocal]
fn make_readers() -> (impl Fn(Read) -> (i64, i64), impl Fn() -> i64, impl Fn() -> i64) {
    let mut x: i64 = 1;
    let mut slot: Option<i64> = Some(1);
    fn read(f: Read) -> (i64, i64) {
        (x.max(f()), slot.unwrap_or(f()))
    }
    fn down() -> i64 {
        nonlocal!(x, slot);
        x -= 10;
        slot = None;
        x
    }
    fn get() -> i64 {
        x
    }
    (read, down, get)
}

#[test]
fn what_reads_has_read_before() {
    let (read, down, get) = make_readers();
    assert_eq!(read(&get), (1, 1));
    assert_eq!(read(&|| 7), (7, 1));
    let (read, down_again) = (read, down);
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&down_again).0));
    assert_eq!(result.unwrap_or(1), 1);
}

#[nonlocal]
fn replaced() -> String {
    let mut text = String::from("a");
    fn longer() -> usize {
        nonlocal!(text);
        text.push('b');
        text.len()
    }
    text.push_str(&longer().to_string());
    text
}

type Call = Rc<dyn Fn() -> i64>;

#[nonlocal]
fn make_queue() -> (impl Fn(Call), impl Fn() -> i64, impl Fn() -> usize) {
    let mut jobs: Vec<Call> = Vec::new();
    let mut done: Vec<i64> = Vec::new();
    fn add(job: Call) {
        nonlocal!(jobs);
        jobs.push(job);
    }
    fn run() -> i64 {
        nonlocal!(jobs, done);
        let mut sum = 0;
        let now = std::mem::take(&mut jobs);
        for job in now {
            done.push(job());
            sum += done.last().copied().unwrap_or(0);
        }
        if let Some(first) = done.first().copied() {
            let last = jobs.last().cloned();
            sum += first + last.map_or(0, |job| job());
        }
        for seen in done.to_vec().iter() {
            sum += seen;
        }
        done.drain(..1);
        sum
    }
    fn waiting() -> usize {
        jobs.len()
    }
    (add, run, waiting)
}

#[test]
fn what_is_bound_is_the_value_itself() {
    assert_eq!(replaced(), "ab2");
    let (add, run, waiting) = make_queue();
    let (add, waiting) = (Rc::new(add), Rc::new(waiting));
    let (again, seen) = (Rc::clone(&add), Rc::clone(&waiting));
    add(Rc::new(move || {
        let inner = Rc::clone(&seen);
        again(Rc::new(move || i64::try_from(inner()).unwrap_or(0) * 10));
        i64::try_from(seen()).unwrap_or(0)
    }));
    assert_eq!(run(), 1 + 1 + 10 + 1);
    assert_eq!(waiting(), 1);
}

#[nonlocal]
fn make_steps() -> (impl Fn(&dyn Fn()) -> String, impl Fn()) {
    let mut state = String::from("a");
    fn step(callback: &dyn Fn()) -> String {
        nonlocal!(state);
        let before = state.clone();
        callback();
        match state.len() {
            1 => state.push('!'),
            _ => state = format!("{state}?"),
        }
        let seen = (
            state.len(),
            {
                callback();
                state.len()
            },
            state.clone(),
        );
        format!("{before} {seen:?}")
    }
    fn grow() {
        nonlocal!(state);
        state += "b";
    }
    (step, grow)
}

#[test]
fn the_parts_of_a_tuple_are_evaluated_one_by_one() {
    let (step, grow) = make_steps();
    assert_eq!(step(&grow), r#"a (3, 4, "ab?b")"#);
    assert_eq!(step(&grow), r#"ab?b (6, 7, "ab?bb?b")"#);
}

/// What a method gives refers to the list, and is not used.
#[nonlocal]
fn make_cut(until: impl Fn(usize) -> usize) -> (impl Fn(usize), impl Fn() -> Vec<usize>) {
    let mut items: Vec<usize> = (0..5).collect();
    fn cut(position: usize) {
        nonlocal!(items);
        items.drain(..until(position));
    }
    fn shown() -> Vec<usize> {
        items.clone()
    }
    (cut, shown)
}

#[test]
fn what_nobody_uses_ends_with_its_statement() {
    let (cut, shown) = make_cut(|position| position + 1);
    cut(1);
    assert_eq!(shown(), [2, 3, 4]);
}

/// A number is read before its method's argument, and code of others may change it meanwhile.
#[nonlocal]
fn make_power(exponent: impl Fn() -> u32) -> (impl Fn() -> i64, impl Fn() -> i64) {
    let mut base = 2_i64;
    fn bump() -> i64 {
        nonlocal!(base);
        base += 1;
        base
    }
    fn power() -> i64 {
        base.pow(exponent())
    }
    (bump, power)
}

#[test]
fn a_number_is_read_where_it_stands() {
    let (bump, power) = make_power(|| 2);
    assert_eq!((bump(), power()), (3, 9));
}
