//! Closures of the user's own that are returned take with them what they use, without a `move`.

use std::collections::HashMap;

use nonlocal::nonlocal;

type Step = Box<dyn Fn(i64) -> i64>;

struct Buttons {
    up: Box<dyn Fn() -> i64>,
    down: Option<Box<dyn Fn() -> i64>>,
}

#[nonlocal]
fn in_a_struct() -> Buttons {
    let mut total = 0;
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        total
    }
    Buttons { up: Box::new(|| add(1)), down: Some(Box::new(|| add(-1))) }
}

#[nonlocal]
fn in_a_map() -> (HashMap<&'static str, Step>, Box<dyn Fn() -> i64>) {
    let mut handlers: HashMap<&'static str, Step> = HashMap::new();
    let mut total = 0;
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        total
    }
    handlers.insert("add", Box::new(add));
    handlers.insert("twice", Box::new(|n| add(n * 2)));
    (handlers, Box::new(|| total))
}

#[nonlocal]
fn alone(twice: bool) -> impl Fn(i64) -> i64 {
    let mut total = 0;
    let step = if twice { 2 } else { 1 };
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n * step;
        total
    }
    |n| add(n) + step
}

#[nonlocal]
fn in_branches(names: Vec<String>, few: usize) -> Result<Vec<Step>, String> {
    let mut all: Vec<Step> = vec![];
    let mut none: Vec<Step> = vec![];
    let mut count = 0;
    fn note(name: &str) -> i64 {
        nonlocal!(count);
        count += 1;
        count * 10 + i64::try_from(name.len()).unwrap()
    }
    none.push(Box::new(|n| note("") + n));
    if names.is_empty() {
        return Ok(none);
    }
    for name in names {
        all.push(Box::new(|n| note(&name) + n));
    }
    if all.len() > few { Err("too many".to_string()) } else { Ok(all) }
}

#[test]
fn returned_closures_take_along_what_they_use() {
    let buttons = in_a_struct();
    assert_eq!(((buttons.up)(), (buttons.down.unwrap())()), (1, 0));
    let (handlers, total) = in_a_map();
    assert_eq!((handlers["add"](1), handlers["twice"](2), total()), (1, 5, 5));
    let step = alone(true);
    assert_eq!((step(1), step(2)), (4, 8));
    assert_eq!(in_branches(vec![], 1).unwrap()[0](1), 11);
    assert!(in_branches(vec![String::new(); 2], 1).is_err());
    let all = in_branches(vec!["a".to_string(), "bc".to_string()], 2).unwrap();
    assert_eq!((all[0](100), all[1](100), all[0](100)), (111, 122, 131));
}

/// What changes behind a closure is not taken along: who writes no `move` means the variable.
#[nonlocal]
fn named(names: &[&str]) -> (Vec<Box<dyn Fn() -> String>>, i64) {
    let mut all: Vec<Box<dyn Fn() -> String>> = vec![];
    let mut calls = 0;
    let mut last = 0;
    fn count() -> i64 {
        nonlocal!(calls);
        calls += 1;
        calls
    }
    for name in names {
        let number = last;
        let name = (*name).to_string();
        all.push(Box::new(|| format!("{name}{number}{}", count())));
        last += 1;
    }
    (all, last)
}

#[test]
fn what_does_not_change_is_taken_along() {
    let (all, last) = named(&["a", "b"]);
    assert_eq!((all[1](), all[0](), last), ("b11".to_string(), "a02".to_string(), 2));
}

/// A lambda of an iterator that is returned, too.
#[nonlocal]
fn free_around(grid: &[&str]) -> usize {
    let rows = grid.len();
    fn is_free(row: usize) -> bool {
        row < rows && grid[row] == "."
    }
    fn around(row: usize) -> impl Iterator<Item = usize> {
        [row + 1, row + 2].into_iter().filter(|row| is_free(*row)).map(|row| row.min(rows))
    }
    around(0).chain(around(1)).count()
}

/// What a returned function has is returned with it.
#[nonlocal]
fn commands() -> impl Fn(&str) -> Option<String> {
    let mut history: Vec<String> = Vec::new();
    let mut commands: HashMap<&'static str, Box<dyn Fn() -> String>> = HashMap::new();
    commands.insert("history", Box::new(|| history.join(";")));
    fn run(line: &str) -> Option<String> {
        nonlocal!(history);
        let result = commands.get(line)?();
        history.push(line.to_string());
        Some(result)
    }
    run
}

#[test]
fn what_is_returned_in_something_else_takes_along_what_it_uses() {
    assert_eq!(free_around(&[".", ".", "#"]), 1);
    let run = commands();
    assert_eq!((run("history"), run("none")), (Some(String::new()), None));
    assert_eq!(run("history").as_deref(), Some("history"));
}

mod bound {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn boxed() -> Box<dyn Fn() -> i64> {
        let mut n = 0;
        fn bump() {
            nonlocal!(n);
            n += 1;
        }
        let get: Box<dyn Fn() -> i64> = Box::new(|| n);
        bump();
        get
    }

    #[nonlocal]
    fn listed() -> Vec<Box<dyn FnMut() -> i64>> {
        let mut n = 0;
        fn bump() {
            nonlocal!(n);
            n += 1;
        }
        let mut all: Vec<Box<dyn FnMut() -> i64>> = vec![Box::new(|| {
            n += 5;
            n
        })];
        bump();
        all.push(Box::new(|| {
            n += 10;
            n
        }));
        all
    }

    #[nonlocal]
    fn in_an_option(text: String) -> Option<Box<dyn Fn() -> String>> {
        fn tag() -> String {
            format!("<{text}>")
        }
        let f: Option<Box<dyn Fn() -> String>> = Some(Box::new(|| tag() + &text));
        f
    }

    #[nonlocal]
    fn by_itself(k: i64) -> (impl Fn(i64) -> i64, i64) {
        fn twice(n: i64) -> i64 {
            n * 2 + k
        }
        let more = |n| twice(n) + 1;
        let now = more(1);
        (more, now)
    }

    /// Nothing of it is returned: it borrows.
    #[nonlocal]
    fn used_here(words: Vec<String>) -> (usize, Vec<String>) {
        fn length(word: &str) -> usize {
            word.len() + words.len()
        }
        let count = |word: &str| length(word) + words.len();
        let total = count("ab");
        (total, words)
    }

    /// What is returned has the name of the closure, and is another variable.
    #[nonlocal]
    fn shadowed(text: String) -> (bool, String) {
        fn size() -> usize {
            text.len()
        }
        let ok = |n: usize| text.len() == n;
        let ok = ok(size());
        (ok, text)
    }

    #[nonlocal]
    fn in_a_block(text: String) -> (usize, String) {
        fn size() -> usize {
            text.len()
        }
        let found = {
            let found = |n: usize| text.len() + n;
            found(size())
        };
        (found, text)
    }

    #[allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps)]
    #[nonlocal]
    fn in_a_branch(text: String, early: bool) -> Option<usize> {
        fn size() -> usize {
            text.len()
        }
        let found = |n: usize| size() + n;
        if early {
            let found = found(1);
            return Some(found);
        }
        assert!(!text.is_empty());
        Some(found(2))
    }

    /// The `total` that is nonlocal is another one.
    #[nonlocal]
    fn of_another_function() -> i64 {
        fn other() -> i64 {
            let mut total = 0;
            fn up() {
                nonlocal!(total);
                total += 1;
            }
            up();
            total
        }
        let mut total = 0;
        let mut add = |n: i64| total += n;
        add(2);
        add(3);
        let add = total;
        assert_eq!(other(), 1);
        add
    }

    #[test]
    fn what_a_variable_is_bound_to() {
        assert_eq!(boxed()(), 1);
        let mut all = listed();
        assert_eq!((all[0](), all[1](), all[0]()), (6, 16, 21));
        assert_eq!(in_an_option("x".to_owned()).unwrap()(), "<x>x");
        let (more, now) = by_itself(3);
        assert_eq!((more(1), now), (6, 6));
        assert_eq!(used_here(vec!["c".to_owned()]), (4, vec!["c".to_owned()]));
    }

    /// What is returned calls it.
    #[nonlocal]
    fn called_by_what_is_returned() -> (impl Fn(), impl Fn() -> i64) {
        let mut n = 0;
        let double = || n * 2;
        fn up() {
            nonlocal!(n);
            n = double() + 2;
        }
        fn get() -> i64 {
            n
        }
        (up, get)
    }

    #[nonlocal]
    fn called_by_one() -> Box<dyn FnMut() -> usize> {
        let mut seen: Vec<usize> = vec![1];
        let last = || seen.last().copied().unwrap_or(0);
        fn next() -> usize {
            nonlocal!(seen);
            let next = last() + 1;
            seen.push(next);
            next
        }
        Box::new(next)
    }

    #[test]
    fn what_is_returned_may_call_it() {
        let (up, get) = called_by_what_is_returned();
        up();
        up();
        assert_eq!(get(), 6);
        let mut next = called_by_one();
        assert_eq!((next(), next()), (2, 3));
    }

    #[test]
    fn another_of_the_name() {
        assert_eq!(shadowed("ab".to_owned()), (true, "ab".to_owned()));
        assert_eq!(in_a_block("ab".to_owned()), (4, "ab".to_owned()));
        assert_eq!(
            (in_a_branch("ab".to_owned(), true), in_a_branch("ab".to_owned(), false)),
            (Some(3), Some(4))
        );
        assert_eq!(of_another_function(), 5);
    }
}
