//! Loops over what is made of a shared variable: nothing is held of it while they run.

use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Handler = Rc<dyn Fn(i64)>;

#[nonlocal]
fn emitter() -> (impl Fn(Handler), impl Fn(i64) -> usize) {
    let mut handlers: Vec<Handler> = Vec::new();
    fn on(handler: Handler) {
        nonlocal!(handlers);
        handlers.push(handler);
    }
    fn emit(value: i64) -> usize {
        for handler in &handlers.clone() {
            handler(value);
        }
        for (_, handler) in handlers.clone().iter_mut().enumerate() {
            handler(value);
        }
        handlers.len()
    }
    (on, emit)
}

#[nonlocal]
fn text(note: impl Fn(char)) -> (impl Fn(&str), impl Fn() -> String) {
    let mut text = String::from(">");
    fn add(more: &str) {
        nonlocal!(text);
        for letter in text.clone().chars() {
            note(letter);
        }
        for line in text.to_uppercase().lines() {
            text.push_str(line);
        }
        'parts: for (index, part) in more.to_uppercase().to_lowercase().split(',').enumerate() {
            for _ in 0..2 {
                if index > 1 {
                    continue 'parts;
                }
            }
            text.push_str(part);
        }
    }
    fn all() -> String {
        text.clone()
    }
    for letter in text.clone().chars() {
        note(letter);
    }
    (add, all)
}

#[nonlocal]
fn counts() -> (impl FnMut() -> i64, impl Fn() -> usize) {
    let mut counts: BTreeMap<String, i64> = BTreeMap::from([("a".to_string(), 1)]);
    fn double() -> i64 {
        nonlocal!(counts);
        let mut sum = 0;
        for (name, count) in &counts.clone() {
            counts.insert(format!("{name}{name}"), *count);
        }
        for count in counts.clone().values() {
            sum += count;
        }
        for names in counts.keys().cloned().collect::<Vec<_>>().windows(2) {
            counts.insert(names.concat(), 0);
        }
        sum
    }
    fn length() -> usize {
        counts.len()
    }
    (double, length)
}

#[test]
fn a_loop_goes_through_a_value_of_its_own() {
    let seen = Rc::new(std::cell::RefCell::new(Vec::new()));
    let (on, emit) = emitter();
    let (on, emit) = (Rc::new(on), Rc::new(emit));
    let (inside, noted) = (Rc::clone(&on), Rc::clone(&seen));
    on(Rc::new(move |value| {
        noted.borrow_mut().push(value);
        inside(Rc::new(|_| ()));
    }));
    assert_eq!((emit(3), seen.borrow().clone()), (3, vec![3, 3]));

    let noted = std::cell::RefCell::new(String::new());
    let (add, all) = text(|letter| noted.borrow_mut().push(letter));
    add("b,c,d");
    add("");
    assert_eq!((all(), noted.borrow().clone()), (">>bc>>BC".to_string(), ">>>>bc".to_string()));

    let (mut double, length) = counts();
    assert_eq!((double(), length()), (2, 3));
}

/// A closure that only reads what the loop goes through.
#[nonlocal]
fn scored() -> Vec<usize> {
    let mut items: Vec<usize> = vec![5, 6];
    fn score(item: usize) -> usize {
        item * items.len()
    }
    fn add(item: usize) {
        nonlocal!(items);
        items.push(item);
    }
    let (by, more) = (score, add);
    more(3);
    let again = score;
    let mut out = vec![by(1)];
    for item in &items {
        out.push(again(*item));
    }
    out
}

#[test]
fn a_closure_reads_what_the_loop_goes_through() {
    assert_eq!(scored(), [3, 15, 18, 9]);
}
