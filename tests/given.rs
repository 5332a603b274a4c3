//! Closures that are given to code of others, which may ask for `Fn`: what they change is in a cell of their
//! own.

use nonlocal::nonlocal;

#[derive(Default)]
struct Button {
    handlers: Vec<Box<dyn Fn(i64) -> i64>>,
}

impl Button {
    fn on_click(&mut self, handler: impl Fn(i64) -> i64 + 'static) -> &mut Self {
        self.handlers.push(Box::new(handler));
        self
    }

    fn click(&self, by: i64) -> Vec<i64> {
        self.handlers.iter().map(|handler| handler(by)).collect()
    }
}

#[nonlocal]
fn clicked() -> Button {
    let mut button = Button::default();
    let mut total = 0;
    let mut words = String::new();
    fn add(by: i64) -> i64 {
        nonlocal!(total);
        total += by;
        total
    }
    fn write(by: i64) -> i64 {
        nonlocal!(words);
        words.push_str(&by.to_string());
        i64::try_from(words.len()).unwrap()
    }
    button.on_click(add).on_click(write);
    button
}

#[test]
fn a_method_may_ask_for_fn() {
    let button = clicked();
    assert_eq!([button.click(10), button.click(5)], [[10, 2], [15, 3]]);
}

fn twice<F: Fn() -> i64>(f: F) -> impl Fn() -> i64 {
    move || f() + f()
}

fn until<F: FnMut() -> i64>(limit: i64, mut f: F) -> i64 {
    let mut turns = 0;
    while f() < limit {
        turns += 1;
    }
    turns
}

fn once<F: FnOnce() -> Vec<i64>>(f: F) -> Vec<i64> {
    f()
}

fn by_reference(f: &dyn Fn() -> i64) -> i64 {
    f() * f()
}

#[nonlocal]
fn made(start: i64) -> impl Fn() -> i64 {
    let mut n = start;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    twice(next)
}

#[nonlocal]
fn counted() -> (i64, i64) {
    let mut n = 0;
    fn next() -> i64 {
        nonlocal!(n);
        n += 2;
        n
    }
    let mut squares = vec![1];
    fn square() -> i64 {
        nonlocal!(squares);
        let next = i64::try_from(squares.len()).unwrap() + 1;
        squares.push(next * next);
        next
    }
    (until(7, next), by_reference(&square))
}

#[nonlocal]
fn moved_out() -> Vec<i64> {
    let mut items = vec![1];
    fn all() -> Vec<i64> {
        nonlocal!(items);
        items.push(2);
        items
    }
    once(all)
}

#[test]
fn a_function_may_ask_for_fn() {
    let next = made(1);
    assert_eq!([next(), next()], [5, 9]);
    assert_eq!(counted(), (3, 6));
    assert_eq!(moved_out(), [1, 2]);
}

struct Field<F: Fn(&str) -> bool> {
    check: F,
}

#[nonlocal]
fn checked(limit: usize) -> Field<impl Fn(&str) -> bool> {
    let mut seen = Vec::new();
    fn is_new(name: &str) -> bool {
        nonlocal!(seen);
        if seen.len() == limit || seen.iter().any(|known| known == name) {
            return false;
        }
        seen.push(name.to_string());
        true
    }
    Field { check: is_new }
}

#[nonlocal]
fn bound_before() -> Button {
    let mut button = Button::default();
    for factor in [2, 3] {
        let mut last = 0;
        fn step(by: i64) -> i64 {
            nonlocal!(last);
            last = last * factor + by;
            last
        }
        let handler = step;
        button.on_click(handler);
    }
    button
}

#[test]
fn a_field_may_ask_for_fn() {
    let field = checked(2);
    let check = &field.check;
    assert_eq!(["a", "a", "b", "c"].map(check), [true, false, true, false]);
    let button = bound_before();
    assert_eq!([button.click(1), button.click(1)], [[1, 1], [3, 4]]);
}

/// Each is the only one that has `total`, and takes it with it: no handle is cloned, so it can be sent.
#[nonlocal]
fn by_lambda(button: &mut Button, start: i64) {
    let mut total = start;
    fn add(by: i64) -> i64 {
        nonlocal!(total);
        total += by;
        total
    }
    button.on_click(move |by| add(by) * 10);
    let mut names = Vec::new();
    fn note(name: &str) -> usize {
        nonlocal!(names);
        names.push(name.to_string());
        names.len()
    }
    send(move || note("a") + note("b"));
}

#[nonlocal]
fn by_lambdas(button: &mut Button) {
    let mut log = vec![0];
    fn note(by: i64) -> i64 {
        nonlocal!(log);
        log.push(log.last().unwrap() + by);
        *log.last().unwrap()
    }
    for factor in 1..=2 {
        button.on_click(move |by| note(by * factor));
    }
    note(100);
}

fn send(run: impl FnOnce() -> usize + Send + 'static) {
    assert_eq!(std::thread::spawn(run).join().unwrap(), 3);
}

#[test]
fn a_closure_that_calls_one_may_have_to_be_fn() {
    let mut button = Button::default();
    by_lambda(&mut button, 1);
    by_lambda(&mut button, 2);
    assert_eq!([button.click(1), button.click(1)], [[20, 30], [30, 40]]);
    let mut button = Button::default();
    by_lambdas(&mut button);
    assert_eq!([button.click(1), button.click(1)], [[101, 103], [104, 106]]);
}

/// A cell that a closure has for itself goes with it.
#[nonlocal]
fn sent() -> Box<dyn Fn() -> Vec<u64> + Send> {
    let mut all = vec![0];
    fn next() -> Vec<u64> {
        nonlocal!(all);
        all.push(all.len() as u64);
        all.clone()
    }
    Box::new(next)
}

mod named {
    use nonlocal::nonlocal;

    type Send = Box<dyn Fn(&str) -> usize>;

    /// A type of that name is not asked for.
    #[nonlocal]
    pub(super) fn sender() -> Send {
        let mut sent = 0;
        fn send(text: &str) -> usize {
            nonlocal!(sent);
            sent += text.len();
            sent
        }
        Box::new(send)
    }
}

#[test]
fn a_cell_of_its_own_can_be_sent() {
    let next = sent();
    assert_eq!(std::thread::spawn(move || [next(), next()].concat()).join().unwrap(), [0, 1, 0, 1, 2]);
    let send = named::sender();
    assert_eq!((send("a"), send("bc")), (1, 3));
}

/// What is done with the fields of a `&mut self` that a callback changes.
#[derive(Default)]
struct Tally {
    total: i64,
    seen: Vec<i64>,
}

fn mutably(mut note: impl FnMut(i64)) {
    note(1);
    note(2);
}

fn by_a_reference(note: &dyn Fn(i64)) {
    note(3);
}

impl Tally {
    fn add(&mut self, n: i64) {
        self.total += n;
        self.seen.push(n);
    }

    #[nonlocal]
    fn note_all(&mut self) -> usize {
        fn note(n: i64) {
            nonlocal!(self);
            self.total += n;
            self.seen.push(n);
        }
        mutably(note);
        self.seen.len()
    }

    #[nonlocal]
    fn note_one(&mut self) {
        fn note(n: i64) {
            nonlocal!(self);
            self.add(n);
        }
        by_a_reference(&note);
    }

    #[nonlocal]
    fn adder(&mut self) -> Box<dyn Fn(i64) + '_> {
        fn note(n: i64) {
            nonlocal!(self);
            self.add(n);
        }
        Box::new(note)
    }

    #[nonlocal(sync)]
    fn between_threads(&mut self) {
        fn note(n: i64) {
            nonlocal!(self);
            self.add(n);
        }
        mutably(note);
    }
}

#[test]
fn a_callback_changes_a_borrowed_self() {
    let mut tally = Tally::default();
    assert_eq!(tally.note_all(), 2);
    tally.note_one();
    tally.adder()(4);
    tally.between_threads();
    assert_eq!((tally.total, tally.seen), (13, vec![1, 2, 3, 4, 1, 2]));
}
