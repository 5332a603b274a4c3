//! Functions that are passed to what is done with them when it returns: the factory has back what they capture.

use std::collections::HashMap;

use nonlocal::nonlocal;

struct Plugin(u32);

impl Plugin {
    fn get(&self, mut request: impl FnMut(&str) -> u32) -> u32 {
        (request("a") + request("b")) * self.0
    }
}

fn count<F: FnMut(u32) -> bool>(mut f: F) -> usize {
    (0..4).filter(|n| f(*n)).count()
}

fn each(f: impl Fn(u32)) {
    f(1);
    f(2);
}

fn both(mut first: impl FnMut(u32), mut second: impl FnMut(u32)) {
    first(1);
    second(2);
}

#[nonlocal]
fn requests(plugin: &Plugin) -> (u32, Vec<String>) {
    let mut urls = Vec::new();
    fn request(url: &str) -> u32 {
        nonlocal!(urls);
        urls.push(url.to_owned());
        1
    }
    let result = plugin.get(request);
    (result, urls)
}

#[nonlocal]
fn counts() -> (usize, HashMap<u32, u32>, String) {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    let mut log = String::new();
    fn note(n: u32) {
        nonlocal!(log);
        log.push_str(&n.to_string());
    }
    fn keep(n: u32) -> bool {
        nonlocal!(seen);
        note(n);
        *seen.entry(n % 2).or_default() += 1;
        n % 2 == 0
    }
    let found = count(keep);
    note(9);
    (found, seen, log)
}

#[derive(Debug, Default, PartialEq)]
struct State {
    total: u32,
    seen: Vec<u32>,
}

/// A type of one's own.
#[nonlocal]
fn states() -> State {
    let mut state = State::default();
    fn note(n: u32) -> bool {
        nonlocal!(state);
        state.total += n;
        state.seen.push(n);
        true
    }
    count(note);
    state
}

/// By a `return`, a parameter, a clone of one, a field.
#[nonlocal]
fn returns(mut all: Vec<u32>, early: bool) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    if all.len() > 9 {
        return (all, Vec::new(), Vec::new());
    }
    let mut copy = all.clone();
    let mut state = State { total: 0, seen: vec![9] };
    fn note(n: u32) -> bool {
        nonlocal!(all, copy, state);
        all.push(n);
        copy.push(n + 10);
        state.seen.push(n + 20);
        true
    }
    count(note);
    if early {
        return (all, copy, state.seen);
    }
    all.clear();
    (all, copy, state.seen)
}

#[test]
fn what_is_moved_away_comes_back() {
    assert_eq!(states(), State { total: 6, seen: vec![0, 1, 2, 3] });
    let seen = vec![9, 20, 21, 22, 23];
    assert_eq!(returns(vec![7], true), (vec![7, 0, 1, 2, 3], vec![7, 10, 11, 12, 13], seen.clone()));
    assert_eq!(returns(vec![7], false), (vec![], vec![7, 10, 11, 12, 13], seen));
}

fn each_of_three(mut f: impl FnMut(u32)) {
    for n in 0..3 {
        f(n);
    }
}

impl State {
    fn add(&mut self, n: u32) {
        self.total += n;
    }

    #[nonlocal]
    fn twice(&mut self) -> usize {
        fn note(n: u32) {
            nonlocal!(self);
            self.add(n);
            self.seen.push(n);
        }
        each_of_three(note);
        self.add(100);
        each_of_three(note);
        self.seen.len()
    }

    #[nonlocal]
    fn by_two(&mut self) -> u32 {
        let mut calls = 0;
        fn note(n: u32) {
            nonlocal!(self, calls);
            self.add(n);
            calls += 1;
        }
        fn double(n: u32) {
            nonlocal!(self, calls);
            self.add(n * 2);
            calls += 1;
        }
        each_of_three(note);
        each_of_three(double);
        note(5);
        calls
    }
}

#[test]
fn a_borrowed_self_is_used_again() {
    let mut state = State::default();
    assert_eq!((state.twice(), state.by_two()), (6, 7));
    assert_eq!(state, State { total: 120, seen: vec![0, 1, 2, 0, 1, 2] });
}

/// What cannot be cloned is used again.
#[nonlocal]
fn shown(show: impl Fn(u32) -> u32) -> u32 {
    fn visit(n: u32) {
        show(n * 10);
    }
    each(visit);
    show(0)
}

#[nonlocal]
fn of_two() -> Vec<u32> {
    let mut all = vec![];
    fn one(n: u32) {
        nonlocal!(all);
        all.push(n);
    }
    fn ten(n: u32) {
        nonlocal!(all);
        all.push(n * 10);
    }
    both(one, ten);
    all.clone()
}

#[nonlocal]
fn in_an_option(limit: usize) -> Option<Vec<u32>> {
    let mut all = vec![];
    fn note(n: u32) -> bool {
        nonlocal!(all);
        all.push(n);
        n > 1
    }
    if count(note) > limit {
        return None;
    }
    Some(all)
}

#[test]
fn a_function_is_lent_where_its_variable_is_needed_back() {
    assert_eq!(requests(&Plugin(2)), (4, vec!["a".to_string(), "b".to_string()]));
    assert_eq!(counts(), (2, HashMap::from([(0, 2), (1, 2)]), "01239".to_string()));
    assert_eq!(shown(|n| n + 1), 1);
    assert_eq!(of_two(), [1, 20]);
    assert_eq!((in_an_option(5), in_an_option(1)), (Some(vec![0, 1, 2, 3]), None));
}

mod waits {
    use nonlocal::nonlocal;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return value;
            }
        }
    }

    async fn run(f: impl AsyncFn(String)) {
        f("hi".to_owned()).await;
    }

    struct App {
        name: String,
        seen: std::cell::RefCell<Vec<String>>,
    }

    impl App {
        #[nonlocal]
        async fn call(&self) {
            async fn wrapper(text: String) {
                self.seen.borrow_mut().push(format!("{}: {text}", self.name));
            }
            run(wrapper).await;
        }
    }

    /// A middleware: what it is given cannot be cloned.
    #[nonlocal]
    async fn middleware(name: &str, send: impl AsyncFn(String)) {
        async fn wrapper(text: String) {
            send(format!("{name}: {text}")).await;
        }
        run(wrapper).await;
    }

    #[test]
    fn an_async_function_is_lent() {
        let app = App { name: "app".to_owned(), seen: std::cell::RefCell::default() };
        block_on(app.call());
        assert_eq!(*app.seen.borrow(), ["app: hi"]);
        let seen = std::cell::RefCell::new(Vec::new());
        block_on(middleware("a", async |text| seen.borrow_mut().push(text)));
        assert_eq!(*seen.borrow(), ["a: hi"]);
    }
}

fn visit(items: &[i64], found: Option<&mut dyn FnMut(i64)>) {
    if let Some(found) = found {
        for item in items {
            found(*item);
        }
    }
}

struct Walk<'a> {
    found: &'a mut dyn FnMut(i64),
    count: usize,
}

impl Walk<'_> {
    fn along(&mut self, items: &[i64]) -> usize {
        for item in items {
            (self.found)(*item);
            self.count += 1;
        }
        self.count
    }
}

fn walk(mut walk: Walk, items: &[i64]) -> usize {
    walk.along(items)
}

struct Tree<'a>(&'a [i64]);

impl Tree<'_> {
    fn each(&self, found: Option<&mut dyn FnMut(i64)>) {
        visit(self.0, found);
    }
}

#[nonlocal]
fn odd(items: &[i64]) -> (Vec<i64>, usize) {
    let mut found = Vec::new();
    fn check(item: i64) {
        nonlocal!(found);
        if item % 2 == 1 {
            found.push(item);
        }
    }
    visit(items, Some(&mut check));
    visit(items, Some(&mut check as &mut dyn FnMut(i64)));
    let count = walk(Walk { found: &mut check, count: 0 }, items);
    Tree(items).each(Some(&mut check));
    visit(items, None);
    (found, count)
}

#[test]
fn lent_in_a_part_of_an_argument() {
    assert_eq!(odd(&[1, 2, 3]), (vec![1, 3, 1, 3, 1, 3, 1, 3], 3));
}
