//! What is made of a shared variable, and given to code of others by reference, or called: the variable is not held
//! while that runs, and what was made is there as long.

#![expect(clippy::type_complexity, reason = "a type for each thing that is lent")]

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Display;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use nonlocal::nonlocal;

#[nonlocal]
fn jobs() -> Vec<i64> {
    let mut queue: Vec<Box<dyn Fn()>> = vec![];
    let mut log = vec![];
    fn second() {
        nonlocal!(log);
        log.push(2);
    }
    fn first() {
        nonlocal!(log, queue);
        log.push(1);
        queue.push(Box::new(second));
    }
    queue.push(Box::new(first));
    while !queue.is_empty() {
        queue.remove(0)();
    }
    log.clone()
}

#[nonlocal]
fn clones() -> (i64, usize) {
    let mut queue: VecDeque<Rc<dyn Fn()>> = VecDeque::new();
    let mut named: BTreeMap<&str, (i64, Rc<dyn Fn()>)> = BTreeMap::new();
    let mut n = 0;
    fn add(run: Rc<dyn Fn()>) {
        nonlocal!(queue, named);
        queue.push_back(run.clone());
        named.insert("last", (1, run));
    }
    fn more() {
        nonlocal!(n);
        n += 1;
        if n < 4 {
            add(Rc::new(more));
        }
    }
    fn run() {
        queue[0].clone()();
        queue.back().expect("one").clone()();
        Rc::clone(&queue[0])();
        (named["last"].1.clone())();
        (named.get("last").expect("one").clone().1)();
    }
    add(Rc::new(more));
    run();
    (n, queue.len())
}

#[nonlocal(sync)]
fn on_threads() -> Vec<&'static str> {
    let mut steps: Vec<(i64, Arc<dyn Fn() + Send + Sync>)> = vec![];
    let mut log: Vec<&'static str> = vec![];
    fn add(key: i64, run: Arc<dyn Fn() + Send + Sync>) {
        nonlocal!(steps);
        steps.push((key, run));
    }
    fn second() {
        nonlocal!(log);
        log.push("second");
    }
    fn first() {
        nonlocal!(log);
        log.push("first");
        add(1, Arc::new(second));
    }
    fn run() {
        nonlocal!(steps);
        while !steps.is_empty() {
            (steps.remove(0).1)();
        }
    }
    add(0, Arc::new(first));
    run();
    log.clone()
}

/// `queue.pop(0)()`
#[test]
fn what_is_called_is_taken_out_before() {
    assert_eq!(jobs(), [1, 2]);
    assert_eq!(clones(), (5, 4));
    assert_eq!(on_threads(), ["first", "second"]);
}

struct Point {
    x: i64,
    y: usize,
}

#[nonlocal]
fn make_lending() -> (
    impl Fn(
        &dyn Fn(&[i64]),
        &dyn Fn(&Point),
        &dyn Fn(&bool),
        &dyn Fn(Option<&str>),
        &dyn Fn(&str),
        &dyn Fn(&[&str]),
        &dyn Fn(&dyn Display),
    ),
    impl Fn(),
) {
    let mut items = vec![1, 2];
    let mut name = String::from("ab");
    let mut count = 0;
    fn change() {
        nonlocal!(items, name, count);
        items.push(3);
        name.push('c');
        count += 1;
    }
    fn run(
        list: &dyn Fn(&[i64]),
        point: &dyn Fn(&Point),
        flag: &dyn Fn(&bool),
        maybe: &dyn Fn(Option<&str>),
        text: &dyn Fn(&str),
        texts: &dyn Fn(&[&str]),
        shown: &dyn Fn(&dyn Display),
    ) {
        list(&[items[0], 1]);
        list(&mut [items[0]]);
        list(&items.clone()[1..]);
        list(&items.iter().map(|item| item + 1).collect::<Vec<_>>()[..]);
        point(&Point { x: items[0], y: items.len() });
        flag(&!items.is_empty());
        flag(&(items.len() > 2));
        maybe(Some(&name.clone()));
        maybe(Some(name.clone()).as_deref());
        text(name.to_uppercase().trim());
        text(&name.clone()[..1]);
        texts(&[&name.clone(), "x"]);
        texts(&[name.clone().as_str()]);
        shown(&count);
    }
    (run, change)
}

/// `callback(&[items[0], 1])`
#[test]
fn what_is_lent_is_made_before() {
    let (run, change) = make_lending();
    let calls = Cell::new(0);
    let back = |holds: bool| {
        change();
        calls.set(calls.get() + 1);
        assert!(holds);
    };
    let shown = RefCell::new(String::new());
    run(
        &|list| back(!list.is_empty()),
        &|point| back(point.x == 1 && point.y > 2),
        &|flag| back(*flag),
        &|maybe| back(maybe.is_some_and(|text| text.starts_with("ab"))),
        &|text| back(text.to_lowercase().starts_with('a')),
        &|texts| back(texts[0].starts_with("ab")),
        &|count| {
            back(true);
            *shown.borrow_mut() = count.to_string();
        },
    );
    assert_eq!((calls.get(), shown.into_inner()), (14, "13".to_owned()));
}

#[nonlocal(sync)]
fn make_synced() -> (impl Fn(&dyn Fn(&[i64]), &dyn Fn(&(usize, String)), &dyn Fn(&i64)), impl Fn()) {
    let mut items = vec![1, 2];
    let mut name = String::from("ab");
    let mut count = 0;
    fn change() {
        nonlocal!(items, name, count);
        items.push(3);
        name.push('c');
        count += 1;
    }
    fn run(list: &dyn Fn(&[i64]), pair: &dyn Fn(&(usize, String)), number: &dyn Fn(&i64)) {
        list(&[items[0], items[1]]);
        list(&items.clone()[1..]);
        pair(&(items.len(), name.clone()));
        number(&count);
    }
    (run, change)
}

#[test]
fn what_is_lent_is_made_before_between_threads() {
    let (run, change) = make_synced();
    let seen = Mutex::new(Vec::new());
    let note = |text: String| {
        change();
        seen.lock().expect("nobody has panicked").push(text);
    };
    run(&|list| note(format!("{list:?}")), &|pair| note(format!("{pair:?}")), &|number| {
        note(number.to_string());
    });
    assert_eq!(seen.into_inner().expect("nobody has panicked"), ["[1, 2]", "[2, 3]", "(4, \"abcc\")", "3"]);
}
