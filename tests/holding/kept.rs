//! One function keeps a reference into a shared variable, and has it for its whole call. The others do not: what they
//! call may come back.

#![allow(clippy::type_complexity, clippy::items_after_statements)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Handler = Rc<dyn Fn(i64)>;
type On = Box<dyn Fn(&'static str, Handler) -> Box<dyn Fn() -> bool>>;
type Emit = Box<dyn Fn(&str, i64) -> usize>;

#[nonlocal]
fn make_emitter() -> (On, Emit) {
    let mut listeners: BTreeMap<&'static str, Vec<(u32, Handler)>> = BTreeMap::new();
    let mut next = 0;
    fn on(event: &'static str, handler: Handler) -> Box<dyn Fn() -> bool> {
        nonlocal!(listeners, next);
        next += 1;
        let own = next;
        listeners.entry(event).or_default().push((own, handler));
        fn off() -> bool {
            nonlocal!(listeners);
            let Some(list) = listeners.get_mut(event) else { return false };
            let before = list.len();
            list.retain(|&(id, _)| id != own);
            list.len() + 1 == before
        }
        Box::new(off)
    }
    fn emit(event: &str, value: i64) -> usize {
        let current = listeners.get(event).cloned().unwrap_or_default();
        for (_, handler) in &current {
            handler(value);
        }
        current.len()
    }
    (Box::new(on), Box::new(emit))
}

#[test]
fn a_listener_that_takes_itself_off() {
    let (on, emit) = make_emitter();
    let seen: Rc<RefCell<Vec<i64>>> = Rc::default();
    let offs: Rc<RefCell<Vec<Box<dyn Fn() -> bool>>>> = Rc::default();
    let (log, own) = (seen.clone(), offs.clone());
    let off = on(
        "tick",
        Rc::new(move |value| {
            log.borrow_mut().push(value);
            let off = own.borrow_mut().pop().expect("once");
            assert!(off() && !off());
        }),
    );
    offs.borrow_mut().push(off);
    assert_eq!((emit("tick", 1), emit("tick", 2)), (1, 0));
    assert_eq!(*seen.borrow(), [1]);
}

#[nonlocal]
fn make_cache() -> (Rc<dyn Fn(u32, &dyn Fn(u32) -> u32) -> u32>, impl Fn() -> String) {
    let mut entries: BTreeMap<u32, u32> = BTreeMap::new();
    fn touch(key: u32) -> bool {
        nonlocal!(entries);
        let Some(entry) = entries.get_mut(&key) else { return false };
        *entry += 0;
        true
    }
    fn get(key: u32, load: &dyn Fn(u32) -> u32) -> u32 {
        nonlocal!(entries);
        if touch(key) {
            return entries[&key];
        }
        let value = load(key);
        entries.insert(key, value);
        touch(key);
        value
    }
    fn shown() -> String {
        let mut keys: Vec<(&u32, &u32)> = entries.iter().collect();
        keys.sort_by_key(|(_, value)| **value);
        keys.iter().map(|(key, _)| key.to_string()).collect()
    }
    (Rc::new(get), shown)
}

#[test]
fn a_loader_that_asks_the_cache() {
    let (get, shown) = make_cache();
    fn load(get: &Rc<dyn Fn(u32, &dyn Fn(u32) -> u32) -> u32>, n: u32) -> u32 {
        if n < 2 { n } else { get(n - 1, &|n| load(get, n)) + get(n - 2, &|n| load(get, n)) }
    }
    assert_eq!(get(5, &|n| load(&get, n)), 5);
    assert_eq!(shown(), "012345");
}

#[nonlocal]
fn make_bank(
    opening: &[(&str, i64)],
) -> (impl Fn(&str, i64) -> bool, impl Fn() -> usize, impl Fn() -> Vec<i64>) {
    let mut balances: BTreeMap<String, i64> = opening.iter().map(|&(name, n)| (name.to_owned(), n)).collect();
    let mut undo: Vec<Box<dyn Fn()>> = Vec::new();
    fn change(name: String, by: i64) -> bool {
        nonlocal!(balances, undo);
        let Some(balance) = balances.get_mut(&name) else { return false };
        *balance += by;
        fn revert() {
            nonlocal!(balances);
            if let Some(balance) = balances.get_mut(&name) {
                *balance -= by;
            }
        }
        undo.push(Box::new(revert));
        true
    }
    fn pay(name: &str, amount: i64) -> bool {
        change(name.to_owned(), amount)
    }
    fn undo_all() -> usize {
        nonlocal!(undo);
        let count = undo.len();
        while let Some(revert) = undo.pop() {
            revert();
        }
        count
    }
    fn shown() -> Vec<i64> {
        balances.values().copied().collect()
    }
    (pay, undo_all, shown)
}

#[test]
fn closures_that_undo_what_made_them() {
    let (pay, undo_all, shown) = make_bank(&[("ada", 5), ("bob", 7)]);
    assert!(pay("ada", 2) && pay("bob", -3) && !pay("cy", 1));
    assert_eq!(shown(), [7, 4]);
    assert_eq!((undo_all(), undo_all()), (2, 0));
    assert_eq!(shown(), [5, 7]);
}

/// What is called while the reference is kept gets the variable from there.
#[nonlocal]
fn make_nested(show: impl Fn(usize) + 'static) -> (impl Fn(i64) -> usize, impl Fn()) {
    let mut items: Vec<i64> = Vec::new();
    fn report(count: usize) {
        nonlocal!(items);
        show(count);
        items.push(0);
    }
    fn add(n: i64) -> usize {
        nonlocal!(items);
        items.push(n);
        report(items.len());
        let first = &mut items[0];
        *first += 1;
        show(9);
        items.len()
    }
    fn clear() {
        nonlocal!(items);
        items.clear();
        show(0);
    }
    (add, clear)
}

#[test]
fn what_a_holder_calls_is_lent_the_variable() {
    let shown: Rc<RefCell<Vec<usize>>> = Rc::default();
    let log = shown.clone();
    let (add, clear) = make_nested(move |n| log.borrow_mut().push(n));
    assert_eq!((add(5), add(6)), (2, 4));
    clear();
    assert_eq!(add(7), 2);
    assert_eq!(*shown.borrow(), [1, 9, 3, 9, 0, 1, 9]);
}
