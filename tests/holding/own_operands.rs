//! Operands that use the variable themselves, for which a method is called that may change it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use nonlocal::nonlocal;

/// Its methods are not known, so each may change it.
#[derive(Clone, Default)]
struct Number(i32);

impl Number {
    fn read(&self) -> i32 {
        self.0
    }

    fn write(&mut self, n: i32) {
        self.0 = n;
    }

    fn bump(&mut self) -> i32 {
        self.0 += 1;
        self.0
    }
}

#[derive(Clone, Default)]
struct Config {
    on: bool,
    level: Number,
    hits: Rc<Cell<i32>>,
    seen: Vec<i32>,
}

#[nonlocal]
fn of_a_field() -> (impl FnMut() -> i32, impl FnMut(i32)) {
    let mut config = Config::default();
    fn step() -> i32 {
        nonlocal!(config);
        config.on = true;
        config.level.write(config.level.read() + 1);
        config.hits.set(config.hits.get() + 2);
        config.seen.push(config.level.bump());
        config.level.read() * 100 + config.hits.get()
    }
    fn reset(n: i32) {
        nonlocal!(config);
        config = Config { level: Number(n), ..Config::default() };
    }
    (step, reset)
}

/// What is called between them does not come back.
#[nonlocal]
fn with_others(call: impl Fn() -> i32) -> (impl FnMut() -> i32, impl FnMut(i32)) {
    let (mut one, mut other) = (Number(1), Number(2));
    fn step() -> i32 {
        nonlocal!(one, other);
        one.write(one.read() + call());
        one.write(call() + one.read());
        one.write(other.read() + call());
        other.write(one.read() + other.read());
        one.write(one.read() + other.bump());
        one.read() * 100 + other.read()
    }
    fn reset(n: i32) {
        nonlocal!(one, other);
        std::mem::swap(&mut one, &mut other);
        one = Number(n);
    }
    (step, reset)
}

#[test]
fn they_have_it_with_the_operation() {
    let (mut step, mut reset) = of_a_field();
    assert_eq!((step(), step()), (202, 404));
    reset(7);
    assert_eq!(step(), 902);
    let (mut step, mut reset) = with_others(|| 3);
    assert_eq!(step(), 1308);
    reset(5);
    assert_eq!(step(), 4630);
}

/// What a method gives is evaluated before what is added: nobody may change it meanwhile.
#[nonlocal]
fn beside(call: impl Fn() -> i32) -> (impl Fn() -> i32, impl Fn(i32)) {
    let mut number = Number(1);
    fn sum() -> i32 {
        number.read() + call()
    }
    fn reset(n: i32) {
        nonlocal!(number);
        number.0 = n;
    }
    (sum, reset)
}

type Reset = RefCell<Option<Box<dyn Fn(i32)>>>;

#[test]
#[should_panic(expected = "something that is called there has come back")]
fn what_is_evaluated_before_is_not_changed() {
    let (sum, reset) = beside(|| 3);
    assert_eq!(sum(), 4);
    reset(2);
    assert_eq!(sum(), 5);
    let back: Rc<Reset> = Rc::default();
    let again = Rc::clone(&back);
    let (sum, reset) = beside(move || {
        if let Some(reset) = &*again.borrow() {
            reset(9);
        }
        3
    });
    *back.borrow_mut() = Some(Box::new(reset));
    sum();
}
