//! What closures that share are: handles, which can be cloned, and die one by one.

use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn make_twins() -> (impl Fn() -> u32 + Clone, impl Fn() -> u32) {
    let mut count = 0;
    fn next() -> u32 {
        nonlocal!(count);
        count += 1;
        count
    }
    (next, next)
}

#[test]
fn one_function_used_twice_is_one_function_with_two_handles() {
    let (a, b) = make_twins();
    let c = a.clone();
    assert_eq!((a(), b(), c(), a()), (1, 2, 3, 4));
}

#[nonlocal]
fn make_dropped(token: Rc<()>) -> (impl Fn() -> usize, impl Fn()) {
    let mut all = vec![token];
    fn count() -> usize {
        all.len()
    }
    fn double() {
        nonlocal!(all);
        let more = all.clone();
        all.extend(more);
    }
    (count, double)
}

#[test]
fn state_dies_with_its_last_handle() {
    let token = Rc::new(());
    let (count, double) = make_dropped(Rc::clone(&token));
    double();
    assert_eq!((count(), Rc::strong_count(&token)), (2, 3));
    drop(count);
    assert_eq!(Rc::strong_count(&token), 3);
    drop(double);
    assert_eq!(Rc::strong_count(&token), 1);
}

#[nonlocal]
fn make_inferred() -> _ {
    let mut text = String::new();
    fn push(more: &str) -> usize {
        nonlocal!(text);
        text.push_str(more);
        text.len()
    }
    fn get() -> String {
        text.clone()
    }
    (push, get)
}

#[test]
fn what_shares_is_fn() {
    fn is_fn<F: Fn(&str) -> usize + Clone>(f: &F) -> usize {
        f("ab")
    }
    let (push, get) = make_inferred();
    assert_eq!((is_fn(&push), push("c"), get()), (2, 3, "abc".to_owned()));
}

#[nonlocal]
fn make_cycle(token: Rc<()>) -> (impl Fn(), impl Fn()) {
    let mut hooks: Vec<Box<dyn Fn() -> usize>> = Vec::new();
    fn hook() -> usize {
        hooks.len() + Rc::strong_count(&token)
    }
    fn clear() {
        nonlocal!(hooks);
        drop(std::mem::take(&mut hooks));
    }
    let first = hook;
    hooks.push(Box::new(hook));
    (move || assert!(first() > 0), clear)
}

/// A closure in a variable that it shares is a cycle, as of `Rc`s by hand; taking it out ends it.
#[test]
fn a_closure_that_holds_its_own_handle_is_a_cycle() {
    let token = Rc::new(());
    let (run, clear) = make_cycle(Rc::clone(&token));
    run();
    drop((run, clear));
    assert!(Rc::strong_count(&token) > 1);

    let token = Rc::new(());
    let (run, clear) = make_cycle(Rc::clone(&token));
    clear();
    drop((run, clear));
    assert_eq!(Rc::strong_count(&token), 1);
}

/// What only one closure changes is in the same cell then: it is `Fn` and `Clone` as the others.
#[test]
fn a_closure_that_shares_has_its_own_state_too() {
    #[nonlocal]
    fn make_buttons(names: &[&'static str]) -> Vec<Box<dyn Fn() -> String>> {
        let mut total: u32 = 0;
        let mut all: Vec<Box<dyn Fn() -> String>> = Vec::new();
        for &name in names {
            let mut presses: u32 = 0;
            fn press() -> String {
                nonlocal!(presses, total);
                presses += 1;
                total += 1;
                format!("{name} {presses} of {total}")
            }
            all.push(Box::new(press));
        }
        all
    }
    let all = make_buttons(&["a", "b"]);
    assert_eq!([all[0](), all[1](), all[0]()], ["a 1 of 1", "b 1 of 2", "a 2 of 3"]);
}

#[test]
fn and_can_be_cloned() {
    #[nonlocal]
    fn make_memo() -> (impl Fn(u64) -> usize + Clone, impl Fn() -> u64) {
        let mut seen = Vec::new();
        let mut calls = 0;
        fn note(x: u64) -> usize {
            nonlocal!(seen, calls);
            calls += 1;
            if !seen.contains(&x) {
                seen.push(x);
            }
            seen.len()
        }
        fn count() -> u64 {
            calls
        }
        (note, count)
    }
    let (note, count) = make_memo();
    let again = note.clone();
    assert_eq!((note(3), again(4), note(3), count()), (1, 2, 2, 3));
}

/// What is surely not `Clone` is shared by those who read it.
#[allow(clippy::type_complexity)]
#[nonlocal]
fn hooks(
    mut hooks: Vec<(String, Box<dyn Fn(u32) -> u32>)>,
    seen: Option<Box<dyn Fn(u32) -> u32>>,
) -> (impl Fn(&str, u32) -> Option<u32>, impl Fn() -> String) {
    hooks.push(("same".to_string(), Box::new(|n| n)));
    fn call(name: &str, n: u32) -> Option<u32> {
        for (key, hook) in &hooks {
            if key == name {
                return seen.as_ref().map(|seen| seen(hook(n)));
            }
        }
        let found = hooks.iter().find(|(key, _)| key.starts_with(name))?;
        Some((found.1)(n))
    }
    fn names() -> String {
        let names = hooks.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(seen) = &seen { format!("{names} {}", seen(0)) } else { names }
    }
    (call, names)
}

#[test]
fn boxes_of_closures_are_shared() {
    let (call, names) = hooks(vec![("twice".to_string(), Box::new(|n| n * 2))], Some(Box::new(|n| n + 100)));
    assert_eq!([call("twice", 2), call("sa", 3), call("x", 1)], [Some(104), Some(3), None]);
    assert_eq!(names(), "twice same 100");
}
