//! Choices on what is shared: only one of the branches runs, whatever is held in it and whatever it gives.

#![allow(clippy::single_match_else)]

use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Full = Rc<dyn Fn(&str, String)>;
type Callback = Box<dyn FnOnce(String) + Send>;

#[nonlocal]
fn promise() -> (impl Fn(String), impl Fn(Callback)) {
    let mut value: Option<String> = None;
    let mut waiting: Vec<Callback> = Vec::new();
    fn resolve(result: String) {
        nonlocal!(value, waiting);
        value = Some(result.clone());
        for callback in std::mem::take(&mut waiting) {
            callback(result.clone());
        }
    }
    fn then(callback: Callback) {
        nonlocal!(waiting);
        match &value {
            Some(value) => callback(value.clone()),
            None => waiting.push(callback),
        }
    }
    (resolve, then)
}

#[nonlocal(sync)]
fn locked_promise() -> (impl Fn(String), impl Fn(Callback) -> usize) {
    let mut value: Option<String> = None;
    let mut waiting: Vec<Callback> = Vec::new();
    fn resolve(result: String) {
        nonlocal!(value, waiting);
        value = Some(result.clone());
        for callback in std::mem::take(&mut waiting) {
            callback(result.clone());
        }
    }
    fn then(callback: Callback) -> usize {
        nonlocal!(waiting);
        let count;
        if let Some(value) = &value {
            callback(value.clone());
            count = 0;
        } else if waiting.len() > 5 {
            drop(callback);
            count = 5;
        } else {
            waiting.push(callback);
            count = waiting.len();
        }
        count
    }
    (resolve, then)
}

#[nonlocal]
fn mailbox(full: Full) -> (impl Fn(&str), impl Fn(&str, String) -> bool) {
    let mut slots: HashMap<String, Vec<String>> = HashMap::new();
    fn open(key: &str) {
        nonlocal!(slots);
        slots.insert(key.to_string(), vec![]);
    }
    fn put(key: &str, text: String) -> bool {
        nonlocal!(slots);
        match slots.get_mut(key) {
            Some(texts) if texts.len() < 2 => {
                texts.push(text);
                true
            }
            Some(_) => {
                full(key, text);
                false
            }
            None => {
                open(key);
                put(key, text)
            }
        }
    }
    (open, put)
}

fn expect(wanted: &'static str) -> Callback {
    Box::new(move |value| assert_eq!(value, wanted))
}

#[test]
fn what_one_branch_moves_another_may_move_too() {
    let (resolve, then) = promise();
    then(expect("a"));
    resolve("a".to_string());
    then(expect("a"));

    let (resolve, then) = locked_promise();
    assert_eq!((then(expect("b")), then(expect("b"))), (1, 2));
    resolve("b".to_string());
    assert_eq!(then(expect("b")), 0);

    let refused = Rc::new(std::cell::RefCell::new(Vec::new()));
    let noted = Rc::clone(&refused);
    let (open, put) = mailbox(Rc::new(move |key, text| noted.borrow_mut().push(format!("{key}: {text}"))));
    open("b");
    let put = |text: &str| put("a", text.to_string());
    assert_eq!((put("1"), put("2"), put("3")), (true, true, false));
    assert_eq!(*refused.borrow(), ["a: 3"]);
}

/// Branches that give references into what is shared.
#[nonlocal]
fn parts(notify: impl Fn(usize)) -> (impl Fn(i64) -> i64, impl Fn(bool) -> i64, impl Fn(i64) -> i64) {
    let mut items = vec![1i64];
    fn slot(value: i64) -> i64 {
        nonlocal!(items);
        let slot = match items.iter().position(|item| *item == value) {
            Some(index) => &mut items[index],
            None => {
                items.push(value);
                items.last_mut().unwrap()
            }
        };
        *slot += 1;
        let now = *slot;
        notify(items.len());
        now
    }
    fn sum(all: bool) -> i64 {
        let part = if all { &items[..] } else { &items[1..] };
        let half = {
            let middle = items.len() / 2;
            &items[middle..]
        };
        (if all { &items[..] } else { &items[1..] }).iter().sum::<i64>() * 100
            + part.iter().sum::<i64>() * 10
            + half.iter().sum::<i64>()
    }
    fn end(first: i64) -> i64 {
        let end = match first {
            0 => items.first(),
            _ => items.last(),
        };
        let Some(end) = end else { return -1 };
        match if first == 0 { items.first() } else { items.last() } {
            Some(again) => *again + *end,
            None => 0,
        }
    }
    (slot, sum, end)
}

#[test]
fn branches_give_references() {
    let (slot, sum, end) = parts(|_| ());
    assert_eq!((slot(1), slot(5)), (2, 6));
    assert_eq!((sum(true), sum(false)), (886, 666));
    assert_eq!((end(0), end(1)), (4, 12));
}

/// An option of a number is copied before it is taken apart: nothing is held in the branches.
#[allow(clippy::single_match, clippy::question_mark)]
#[nonlocal]
fn player() -> (impl Fn(usize), impl Fn() -> Option<usize>) {
    let mut at: Option<usize> = None;
    let mut pair: (i64, Option<char>) = (0, Some('a'));
    fn play(index: usize) {
        nonlocal!(at, pair);
        at = Some(index);
        pair = (pair.0 + 1, pair.1);
        if let Some(index) = &mut at {
            *index += 1;
        }
        match at {
            Some(ref mut index) => *index += 1,
            None => {}
        }
    }
    fn skip() -> Option<usize> {
        match at {
            None => play(0),
            Some(index) if index > 100 => play(1),
            Some(index) => play(index + 1),
        }
        if let Some(index) = at {
            play(index);
        }
        if let (1.., Some(_)) = pair {
            play(10);
        }
        let Some(index) = at else { return None };
        play(index);
        while let Some(index) = at {
            if index > 20 {
                break;
            }
            play(index);
        }
        at
    }
    (play, skip)
}

#[test]
fn an_option_of_a_number_is_copied() {
    let (play, skip) = player();
    assert_eq!(skip(), Some(22));
    play(3);
    assert_eq!(skip(), Some(22));
    play(101);
    assert_eq!(skip(), Some(22));
}
