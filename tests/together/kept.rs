//! Lambdas that are given to a variable which was there before: it is dropped after what they share would be.

use std::collections::HashMap;

use nonlocal::nonlocal;

#[derive(Default)]
struct Events<'a> {
    handlers: HashMap<String, Vec<Box<dyn Fn(i32) + 'a>>>,
}

impl<'a> Events<'a> {
    fn on(&mut self, name: &str, handler: impl Fn(i32) + 'a) {
        self.handlers.entry(name.to_owned()).or_default().push(Box::new(handler));
    }

    fn fire(&self, name: &str, value: i32) {
        for handler in &self.handlers[name] {
            handler(value);
        }
    }
}

#[nonlocal]
fn handled() -> Vec<String> {
    let mut log = vec![];
    fn note(name: &str, value: i32) {
        nonlocal!(log);
        log.push(format!("{name}{value}"));
    }
    let mut events = Events::default();
    log.push("begin".to_owned());
    events.on("a", |value| note("a", value));
    events.on("b", |value| note("b", value * 2));
    events.fire("a", 1);
    note("c", 3);
    events.fire("b", 4);
    log
}

#[nonlocal]
fn table() -> (i32, Vec<i32>) {
    let mut at = 0;
    let mut steps = vec![];
    fn step(by: i32) {
        nonlocal!(at, steps);
        at += by;
        steps.push(at);
    }
    let mut table: HashMap<&str, Box<dyn Fn()>> = HashMap::new();
    let mut more: Vec<(i32, Box<dyn Fn() + '_>)> = Vec::new();
    table.insert("up", Box::new(|| step(1)));
    table.insert("down", Box::new(|| step(-1)));
    for by in [10, 20] {
        more.push((by, Box::new(move || step(by))));
    }
    more.push((0, Box::new(|| step(100))));
    table["up"]();
    table["down"]();
    for (_, action) in &more {
        action();
    }
    (at, steps.clone())
}

/// What is declared before the variable is dropped after the cells, as it is by hand.
#[nonlocal]
fn in_a_loop(turns: i32) -> Vec<i32> {
    let mut all = vec![];
    for turn in 0..turns {
        let mut seen = vec![];
        fn see(n: i32) {
            nonlocal!(seen);
            seen.push(n + turn);
        }
        let mut events = Events::default();
        events.on("a", |n| see(n));
        events.on("a", |n| see(-n));
        events.fire("a", 10);
        all.extend(seen.clone());
    }
    all
}

#[test]
fn they_are_called_later() {
    assert_eq!(handled(), ["begin", "a1", "c3", "b8"]);
    assert_eq!(table(), (130, vec![1, 0, 10, 30, 130]));
    assert_eq!(in_a_loop(2), [10, -10, 11, -9]);
}
