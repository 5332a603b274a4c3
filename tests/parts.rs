//! Parts of expressions: each has what it needs to itself only while it is evaluated, and a branch that needs
//! nothing of what was looked at runs when nothing is held.

#![deny(warnings)]

use std::collections::HashMap;

use nonlocal::nonlocal;

/// A memo that computes its values by a callback, which may ask the memo again.
type Rule = fn(&dyn Fn(u64) -> u64, u64) -> u64;

fn fibonacci(get: &dyn Fn(u64) -> u64, n: u64) -> u64 {
    if n < 2 { n } else { get(n - 1) + get(n - 2) }
}

#[nonlocal(shared)]
fn memo_by_match(rule: Rule) -> (impl Fn(u64) -> u64, impl Fn() -> usize) {
    let mut known: HashMap<u64, u64> = HashMap::new();
    fn get(n: u64) -> u64 {
        nonlocal!(known);
        match known.get(&n) {
            Some(value) => *value,
            None => {
                let value = rule(&get, n);
                known.insert(n, value);
                value
            }
        }
    }
    fn size() -> usize {
        known.len()
    }
    (get, size)
}

#[nonlocal(shared)]
fn memo_by_if_let(rule: Rule) -> (impl Fn(u64) -> u64, impl Fn() -> usize) {
    let mut known: HashMap<u64, u64> = HashMap::new();
    fn get(n: u64) -> u64 {
        nonlocal!(known);
        if let Some(value) = known.get(&n) {
            *value
        } else {
            let value = rule(&get, n);
            known.insert(n, value);
            value
        }
    }
    fn size() -> usize {
        known.len()
    }
    (get, size)
}

#[nonlocal(shared)]
fn memo_by_return(rule: Rule) -> (impl Fn(u64) -> u64, impl Fn() -> usize) {
    let mut known: HashMap<u64, u64> = HashMap::new();
    fn get(n: u64) -> u64 {
        nonlocal!(known);
        match known.get(&n) {
            Some(value) => return *value,
            None if n == 0 => return 0,
            None => {}
        }
        let value = rule(&get, n);
        known.insert(n, value);
        value
    }
    fn size() -> usize {
        known.len()
    }
    (get, size)
}

#[test]
fn a_memo_may_be_asked_by_what_fills_it() {
    let (get, size) = memo_by_match(fibonacci);
    assert_eq!((get(40), size()), (102_334_155, 41));
    let (get, size) = memo_by_if_let(fibonacci);
    assert_eq!((get(40), size()), (102_334_155, 41));
    let (get, size) = memo_by_return(fibonacci);
    assert_eq!((get(40), size()), (102_334_155, 40));
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Idle,
    Running(u32),
    Done,
}

/// Several branches that bind nothing, one that binds, and an order that matters.
#[nonlocal(shared)]
fn make_machine(hook: Box<dyn Fn(&str)>) -> (impl Fn() -> &'static str, impl Fn() -> State) {
    let mut state = State::Idle;
    fn step() -> &'static str {
        nonlocal!(state);
        match &state {
            State::Done => {
                hook("done");
                state = State::Idle;
                "over"
            }
            State::Running(turns) if *turns < 2 => {
                let next = turns + 1;
                state = State::Running(next);
                "on"
            }
            State::Idle => {
                hook("idle");
                state = State::Running(0);
                "begun"
            }
            State::Running(_) => {
                hook("running");
                state = State::Done;
                "ended"
            }
        }
    }
    fn now() -> State {
        state.clone()
    }
    (step, now)
}

#[test]
fn branches_that_bind_nothing_may_change_what_was_matched() {
    let (step, now) = make_machine(Box::new(|_| ()));
    assert_eq!((step(), now()), ("begun", State::Running(0)));
    assert_eq!([step(), step(), step(), step()], ["on", "on", "ended", "over"]);
    assert_eq!(now(), State::Idle);
}

type Sender<'a> = dyn Fn(&[usize]) -> usize + 'a;

/// What an argument refers to is there for as long as the call.
#[nonlocal]
fn make_queue() -> (impl FnMut(usize), impl FnMut(&Sender) -> usize, impl Fn() -> usize) {
    let mut waiting: Vec<usize> = Vec::new();
    fn add(item: usize) {
        nonlocal!(waiting);
        waiting.push(item);
    }
    fn flush(send: &Sender) -> usize {
        nonlocal!(waiting);
        send(&std::mem::take(&mut waiting)) + send(&waiting.clone())
    }
    fn len() -> usize {
        waiting.len()
    }
    (add, flush, len)
}

#[test]
fn arguments_may_refer_to_what_was_taken() {
    let (mut add, mut flush, len) = make_queue();
    add(3);
    add(4);
    assert_eq!(flush(&|items| items.iter().sum::<usize>() + len()), 7);
}

type Runner<'a> = dyn Fn(&mut dyn FnMut(i64) -> i64) -> i64 + 'a;

/// Two functions that call each other, of which one variable is reached in its cell, and the other is passed.
#[nonlocal]
fn make_both(run: &Runner, tick: &dyn Fn() -> bool) -> i64 {
    let (mut first, mut second) = (1, 2);
    fn one(n: i64) -> i64 {
        nonlocal!(second);
        if tick() {
            second += other(n);
        }
        n
    }
    fn other(n: i64) -> i64 {
        nonlocal!(first);
        if tick() {
            first += one(n + 1);
        }
        first
    }
    second += first;
    let given = run(&mut other);
    given * 100 + first * 10 + second
}

#[test]
fn what_was_passed_is_passed_on() {
    let left = std::cell::Cell::new(3);
    let tick = || left.replace(left.get() - 1) > 0;
    // `first += one(2)`, in which `second += other(2)`, in which `first += one(3)`; each reads what it adds to first.
    assert_eq!(make_both(&|f| f(1), &tick), 337);
}

/// What a callback is given refers to nothing, as its type says, whatever the function does that makes it.
#[allow(clippy::type_complexity, reason = "the type of the callback has to be seen")]
#[nonlocal]
fn make_feed() -> (impl Fn(usize), impl Fn(&dyn Fn(usize) -> usize) -> usize, impl Fn(&str) -> usize) {
    let mut items: Vec<usize> = Vec::new();
    fn add(item: usize) {
        nonlocal!(items);
        items.push(item);
    }
    fn feed(cb: &dyn Fn(usize) -> usize) -> usize {
        cb(first(&items)) + last(&items) as usize + cb(last(&items) as usize)
    }
    fn named(name: &str) -> usize {
        name.len() + first(&items)
    }
    (add, feed, named)
}

fn first(items: &[usize]) -> usize {
    items[0]
}

fn last(items: &[usize]) -> u8 {
    items.last().copied().and_then(|last| u8::try_from(last).ok()).unwrap_or_default()
}

#[test]
fn what_a_callback_is_given_is_evaluated_before() {
    let (add, feed, named) = make_feed();
    add(3);
    let callback = |item| {
        add(item + 1);
        item
    };
    assert_eq!((feed(&callback), named("ab")), (3 + 4 + 4, 5));
}

type Visitor = std::rc::Rc<dyn Fn(&str) -> Option<usize>>;

/// Branches that return, go on, or end a loop, beside one that gives a value.
#[nonlocal(shared)]
fn make_walk(visit: Visitor) -> (impl Fn() -> Option<usize>, impl Fn(&str, usize)) {
    let mut known: HashMap<String, usize> = HashMap::new();
    fn walk() -> Option<usize> {
        nonlocal!(known);
        let mut total = 0;
        'names: for name in ["a", "b", "c", "d"] {
            let value = match known.get(name) {
                Some(0) => return None,
                Some(value) => *value,
                None if name == "d" => break 'names,
                None => {
                    let Some(value) = visit(name) else { continue };
                    known.insert(name.to_string(), value);
                    value
                }
            };
            total += if let Some(more) = known.get("more") { *more } else { visit("more")? };
            total += value;
        }
        Some(total)
    }
    fn set(name: &str, value: usize) {
        nonlocal!(known);
        known.insert(name.to_string(), value);
    }
    (walk, set)
}

#[test]
fn branches_may_leave_what_is_around() {
    let (walk, set) = make_walk(std::rc::Rc::new(|name| if name == "b" { None } else { Some(name.len()) }));
    assert_eq!(walk(), Some(1 + 4 + 1 + 4));
    set("more", 10);
    assert_eq!(walk(), Some(1 + 10 + 1 + 10));
    set("c", 0);
    assert_eq!(walk(), None);
}

fn area(width: usize, all: &[usize], height: usize) -> usize {
    width * 100 + all.len() * 10 + height
}

#[derive(Clone)]
struct Sized {
    width: usize,
    all: Vec<usize>,
}

type Area = Box<dyn Fn(&dyn Fn() -> usize) -> usize>;

/// Arguments by value are evaluated in their turn, beside references to what is shared, too.
#[nonlocal]
fn make_areas() -> ([Area; 4], impl Fn() -> usize) {
    let mut all: Vec<usize> = vec![1];
    let mut width: usize = 1;
    let mut sized = Sized { width: 1, all: vec![1] };
    fn of_variables(f: &dyn Fn() -> usize) -> usize {
        area(width, &all, f())
    }
    fn of_fields(f: &dyn Fn() -> usize) -> usize {
        area(sized.width, &sized.all, f())
    }
    fn sum(f: &dyn Fn() -> usize) -> usize {
        [sized.width, f(), sized.width].into_iter().sum()
    }
    fn chosen(f: &dyn Fn() -> usize) -> usize {
        match (sized.width, sized.all.len()) {
            (width, 4) => width + f(),
            _ => 0,
        }
    }
    fn grow() -> usize {
        nonlocal!(all, width, sized);
        width += 1;
        all.push(1);
        sized.width += 1;
        sized.all.push(1);
        width
    }
    ([Box::new(of_variables), Box::new(of_fields), Box::new(sum), Box::new(chosen)], grow)
}

#[test]
fn arguments_are_evaluated_in_their_turn() {
    let (areas, grow) = make_areas();
    // area(1, 2 items, 2), area(2, 3 items, 3), 3 + 4 + 4, 4 + 5
    assert_eq!(areas.map(|area| area(&grow)), [122, 233, 11, 9]);
}

type Handler = std::rc::Rc<dyn Fn(i64) -> i64>;

/// A function that only reads does not keep others from reading.
#[nonlocal]
fn make_router() -> (impl Fn(&str, Handler), impl Fn(&str, i64) -> i64) {
    let mut routes: HashMap<String, Handler> = HashMap::new();
    fn add(path: &str, handler: Handler) {
        nonlocal!(routes);
        routes.insert(path.to_string(), handler);
    }
    fn call(path: &str, n: i64) -> i64 {
        match routes.get(path) {
            Some(handler) => handler(n),
            None => -1,
        }
    }
    (add, call)
}

#[test]
fn a_handler_may_call_another() {
    let (add, call) = make_router();
    let call = std::rc::Rc::new(call);
    let inner = call.clone();
    add("/a", std::rc::Rc::new(|n| n + 1));
    add("/b", std::rc::Rc::new(move |n| inner("/a", n) * 10));
    assert_eq!((call("/b", 4), call("/c", 4)), (50, -1));
}

type Step = Box<dyn Fn() -> i64>;

/// What stands behind `else` is looked at when what stands before it is over; a tuple of variables is assigned
/// when its values are there.
#[allow(clippy::type_complexity, reason = "the type of the callback has to be seen")]
#[nonlocal(shared)]
fn make_history() -> (impl Fn(Step), impl Fn() -> i64, impl Fn(&dyn Fn() -> i64) -> (i64, i64)) {
    let mut undone: Vec<Step> = Vec::new();
    let mut done: Vec<i64> = Vec::new();
    let (mut first, mut second) = (1, 2);
    fn put(step: Step) {
        nonlocal!(undone, done);
        done.push(7);
        undone.push(step);
    }
    fn redo() -> i64 {
        nonlocal!(undone);
        if let Some(step) = undone.pop() {
            step()
        } else if let Some(last) = done.last() {
            *last
        } else {
            -1
        }
    }
    fn swap(f: &dyn Fn() -> i64) -> (i64, i64) {
        nonlocal!(first, second);
        (first, second) = (second + f(), first + f());
        (first, second)
    }
    (put, redo, swap)
}

#[test]
fn what_stands_behind_else_is_looked_at_last() {
    let (put, redo, swap) = make_history();
    assert_eq!(redo(), -1);
    let put = std::rc::Rc::new(put);
    let inner = put.clone();
    put(Box::new(move || {
        inner(Box::new(|| 3));
        2
    }));
    assert_eq!((redo(), redo(), redo()), (2, 3, 7));
    assert_eq!(swap(&|| 10), (12, 11));
}
