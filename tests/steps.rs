//! A factory that goes on using what its closures share: by statement, with nothing held in between.

#![expect(
    clippy::type_complexity,
    clippy::cast_possible_wrap,
    reason = "types and sizes are not what is tested"
)]

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use nonlocal::nonlocal;

type Strings = Vec<String>;

#[nonlocal]
fn make_log() -> (impl Fn(&str), Strings, impl Fn() -> usize) {
    let mut lines = Vec::new();
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn count() -> usize {
        lines.len()
    }
    let (add, size) = (log, count);
    lines.push("first".to_owned());
    add("second");
    if lines.len() == 2 && size() == 2 {
        lines.extend(["third".to_owned(), "fourth".to_owned()]);
    }
    while lines.len() < 6 {
        let more = format!("{} of {}", lines.len(), lines.len());
        lines.push(more);
    }
    let last = lines.last().cloned();
    match last.as_deref() {
        Some("5 of 5") => add("matched"),
        _ => panic!("{lines:?}"),
    }
    for line in lines.clone() {
        add(&line.to_uppercase());
    }
    lines[0].push('!');
    let shown = format!("{lines:?} {}", lines.len());
    assert!(shown.ends_with("14"), "{shown}");
    lines = lines.split_off(11);
    (add, lines.clone(), size)
}

#[test]
fn the_factory_uses_what_is_no_number() {
    let (add, lines, size) = make_log();
    assert_eq!(lines, ["4 OF 4", "5 OF 5", "MATCHED"]);
    add("more");
    assert_eq!(size(), 4);
}

#[nonlocal]
fn make_stack() -> (impl Fn(i64), impl Fn() -> Option<i64>, Option<i64>) {
    let mut items = vec![1, 2, 3];
    let mut total = 0;
    fn push(item: i64) {
        nonlocal!(items, total);
        items.push(item);
        total += item;
    }
    fn pop() -> Option<i64> {
        nonlocal!(items);
        items.pop()
    }
    let handles = (push, pop);
    (handles.0)(4);
    total += items.iter().sum::<i64>();
    if let Some(last) = items.last().copied() {
        unreachable_if(last != 4);
    }
    let Some(first) = items.first().copied() else { panic!("empty") };
    total -= first;
    push(total);
    let by_name = items.pop();
    (handles.0, handles.1, by_name)
}

fn unreachable_if(no: bool) {
    assert!(!no);
}

#[test]
fn conditions_and_initialisers_are_steps() {
    let (push, pop, by_name) = make_stack();
    assert_eq!(by_name, Some(4 + 10 - 1));
    push(7);
    assert_eq!((pop(), pop()), (Some(7), Some(4)));
}

#[nonlocal]
fn make_lambdas() -> (Vec<Box<dyn FnMut() -> i64>>, impl Fn() -> i64) {
    let mut total: i64 = 10;
    let mut names: Strings = Vec::new();
    fn get() -> i64 {
        total + names.len() as i64
    }
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        total
    }
    let mut all: Vec<Box<dyn FnMut() -> i64>> = Vec::new();
    for n in 0..2 {
        all.push(Box::new(move || {
            total += n;
            names.push(format!("{n}"));
            total
        }));
    }
    all.push(Box::new(move || add(100)));
    let getter = get;
    all.push(Box::new(move || getter() + get()));
    let local = || total * 2;
    assert_eq!(local(), 20);
    total += 1;
    (all, get)
}

#[test]
fn a_move_lambda_has_a_handle_of_its_own() {
    let (mut all, get) = make_lambdas();
    assert_eq!(get(), 11);
    let results: Vec<i64> = all.iter_mut().map(|f| f()).collect();
    assert_eq!(results, [11, 12, 112, 2 * 114]);
    drop(all);
    assert_eq!(get(), 114);
}

#[nonlocal]
fn make_by_call(names: &[&str]) -> (Vec<Box<dyn FnMut() -> usize>>, impl Fn() -> Vec<String>) {
    let mut clicks = BTreeMap::new();
    fn button(name: &str) -> Box<dyn FnMut() -> usize> {
        let name = name.to_owned();
        let mut own = 0;
        fn click() -> usize {
            nonlocal!(clicks, own);
            own += 1;
            *clicks.entry(name.clone()).or_insert(0) += 1;
            own
        }
        Box::new(click)
    }
    fn shown() -> Vec<String> {
        clicks.iter().map(|(name, count)| format!("{name}{count}")).collect()
    }
    let buttons: Vec<_> = names.iter().map(|name| button(name)).collect();
    (buttons, shown)
}

#[test]
fn a_function_that_is_called_makes_closures_that_share() {
    let (mut buttons, shown) = make_by_call(&["a", "b", "a"]);
    let counts: Vec<usize> = buttons.iter_mut().map(|button| button()).collect();
    assert_eq!((counts, buttons[0]()), (vec![1, 1, 1], 2));
    assert_eq!(shown(), ["a3", "b1"]);
}

#[nonlocal]
fn make_from_patterns(
    pair: Option<(i64, String)>,
    list: &[i64],
) -> Vec<(Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>)> {
    let mut all: Vec<(Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>)> = Vec::new();
    if let Some((mut n, text)) = pair {
        fn bump() -> i64 {
            nonlocal!(n);
            n += text.len() as i64;
            n
        }
        fn get() -> i64 {
            n
        }
        all.push((Box::new(bump), Box::new(get)));
    }
    match list.first() {
        Some(&(mut n)) => {
            fn bump() -> i64 {
                nonlocal!(n);
                n *= 2;
                n
            }
            fn get() -> i64 {
                n
            }
            all.push((Box::new(bump), Box::new(get)));
        }
        None => assert!(list.is_empty()),
    }
    all.extend(list.iter().map(|&(mut n)| {
        fn bump() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        (Box::new(bump) as Box<dyn Fn() -> i64>, Box::new(get) as Box<dyn Fn() -> i64>)
    }));
    all
}

#[test]
fn variables_of_patterns_are_shared() {
    let all = make_from_patterns(Some((1, "abc".to_owned())), &[10, 20]);
    let bumped: Vec<i64> = all.iter().map(|(bump, _)| bump()).collect();
    let got: Vec<i64> = all.iter().map(|(_, get)| get()).collect();
    assert_eq!((&bumped, &got), (&vec![4, 20, 11, 21], &bumped));
}

#[nonlocal]
fn make_busy() -> (impl Fn(&str), impl Fn() -> Strings) {
    let mut names: Strings = Vec::new();
    fn add(name: &str) {
        nonlocal!(names);
        names.push(name.to_owned());
    }
    fn all() -> Strings {
        names.clone()
    }
    let handles = (add, all);
    names.push("a".to_owned());
    let again: Vec<Box<dyn Fn(&str)>> = vec![Box::new(add)];
    names.retain(|name| {
        again[0](name);
        true
    });
    handles
}

#[test]
fn a_step_that_is_come_back_into_panics() {
    let error = catch_unwind(AssertUnwindSafe(make_busy)).err().expect("a panic");
    let text = error.downcast_ref::<String>().expect("a text");
    assert!(text.contains("needs `names`"), "{text}");
}
