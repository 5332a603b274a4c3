//! What a closure keeps of a variable, and what is left to the others that use it.

// A factory owns what its closures keep, also where it looks as if a reference would do.
#![allow(clippy::needless_pass_by_value, clippy::trivially_copy_pass_by_ref, clippy::items_after_statements)]

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use nonlocal::nonlocal;

type Handlers = RefCell<Vec<Box<dyn Fn() -> i64>>>;

#[derive(Default)]
struct Widget {
    size: i64,
    handlers: Handlers,
}

impl Widget {
    fn new(size: i64) -> Rc<Self> {
        Rc::new(Self { size, ..Self::default() })
    }

    fn bind(&self, handler: impl Fn() -> i64 + 'static) -> &Self {
        self.handlers.borrow_mut().push(Box::new(handler));
        self
    }

    fn size(&self) -> &i64 {
        &self.size
    }

    fn sum(&self) -> i64 {
        self.handlers.borrow().iter().map(|handler| handler()).sum()
    }
}

/// What a method is called on is used until it is called.
#[test]
fn a_receiver_is_given_closures_that_use_it() {
    #[nonlocal]
    fn bind(widget: Rc<Widget>) {
        fn once() -> i64 {
            widget.size
        }
        fn twice() -> i64 {
            widget.size * 2
        }
        widget.bind(once).bind(twice);
    }
    let widget = Widget::new(3);
    bind(widget.clone());
    assert_eq!(widget.sum(), 9);

    #[nonlocal]
    fn hook(hooks: Rc<Handlers>) {
        fn count() -> i64 {
            i64::try_from(hooks.borrow().len()).unwrap_or_default()
        }
        hooks.borrow_mut().push(Box::new(count));
    }
    let hooks = Rc::new(Handlers::default());
    hook(hooks.clone());
    assert_eq!(hooks.borrow()[0](), 1);
}

/// So is what an argument may refer to.
#[test]
fn an_argument_may_refer_to_what_a_closure_keeps() {
    fn register(size: &i64, handler: impl Fn() -> i64 + 'static) -> i64 {
        size + handler()
    }
    #[nonlocal]
    fn registered(widget: Rc<Widget>) -> i64 {
        fn handler() -> i64 {
            widget.size
        }
        register(widget.size(), handler)
    }
    assert_eq!(registered(Widget::new(3)), 6);
}

/// A closure that changes something besides shares it, and has a clone of what it was given to.
#[test]
fn a_receiver_is_given_a_closure_with_state() {
    #[nonlocal]
    fn counted(widget: Rc<Widget>) -> i64 {
        let mut calls = 0;
        fn handler() -> i64 {
            nonlocal!(calls);
            calls += 1;
            widget.size + calls
        }
        widget.bind(handler);
        widget.sum() + widget.sum() + calls
    }
    assert_eq!(counted(Widget::new(3)), 4 + 5 + 2);
}

struct Job {
    name: String,
    run: Box<dyn Fn() -> usize>,
}

/// What is moved beside a closure of it is a clone, whichever comes first.
#[test]
fn moved_and_captured_in_one_statement() {
    fn after(name: String, run: Rc<dyn Fn() -> usize>) -> usize {
        name.len() + run()
    }
    #[nonlocal]
    fn first(name: String) -> usize {
        fn length() -> usize {
            name.len()
        }
        after(name, Rc::new(length))
    }
    #[nonlocal]
    fn job(name: String) -> Job {
        fn length() -> usize {
            name.len()
        }
        Job { name, run: Box::new(length) }
    }
    #[nonlocal]
    fn pair(names: Vec<String>) -> (Vec<String>, impl Fn() -> usize) {
        fn count() -> usize {
            names.len()
        }
        (names, count)
    }
    assert_eq!(first("abc".to_owned()), 6);
    let job = job("abc".to_owned());
    assert_eq!((job.run)() + job.name.len(), 6);
    let (mut names, count) = pair(vec![String::new()]);
    names.clear();
    assert_eq!(count(), 1);
}

/// No clone is asked for where another branch moves the variable, or where it is only looked at.
#[test]
fn moved_in_another_branch() {
    struct Size(i64);
    fn run(function: impl Fn() -> i64) -> i64 {
        function()
    }
    #[nonlocal]
    fn either(size: Size, moves: bool) -> i64 {
        fn get() -> i64 {
            size.0
        }
        fn eat(size: Size) -> i64 {
            -size.0
        }
        let zero = size.0 == 0;
        if moves {
            eat(size)
        } else if zero {
            0
        } else {
            run(get)
        }
    }
    assert_eq!((either(Size(3), true), either(Size(3), false)), (-3, 3));
}

/// A function that passes itself on, beside what it captures.
#[test]
fn a_timer_that_starts_itself_again() {
    type Queue = Rc<RefCell<Vec<(Duration, Rc<dyn Fn()>)>>>;
    #[nonlocal]
    fn every(queue: Queue, period: Duration) {
        fn after(period: Duration, function: Rc<dyn Fn()>) {
            queue.borrow_mut().push((period, function));
        }
        fn tick() {
            after(period, Rc::new(tick));
        }
        after(period, Rc::new(tick));
    }
    let queue = Queue::default();
    every(queue.clone(), Duration::from_secs(1));
    let next = queue.borrow_mut().pop();
    next.expect("a tick").1();
    assert_eq!(queue.borrow().len(), 1);
}

struct Config {
    name: String,
    limit: usize,
    rest: (u8, Rc<String>),
    _socket: std::sync::mpsc::Receiver<()>,
}

fn config() -> Config {
    let (_, socket) = std::sync::mpsc::channel();
    Config { name: "a".to_owned(), limit: 3, rest: (2, Rc::default()), _socket: socket }
}

/// Closures that read fields of what cannot be cloned keep the fields.
#[test]
fn fields_of_what_is_not_clone() {
    #[nonlocal]
    fn asked(config: Config) -> (impl Fn() -> String, impl Fn(usize) -> bool, impl Fn() -> usize) {
        fn name() -> String {
            format!("{}{}", config.name, config.rest.0)
        }
        fn allowed(n: usize) -> bool {
            n < config.limit
        }
        fn handles() -> usize {
            Rc::strong_count(&config.rest.1) + config.limit
        }
        (name, allowed, handles)
    }
    let (name, allowed, handles) = asked(config());
    assert_eq!((name(), allowed(2), allowed(3)), ("a2".to_owned(), true, false));
    assert_eq!(handles(), 1 + 3);

    #[nonlocal]
    fn parts(all: (std::sync::mpsc::Receiver<()>, String, u8)) -> (impl Fn() -> String, impl Fn() -> usize) {
        fn text() -> String {
            all.1.clone()
        }
        fn length() -> usize {
            all.1.len() + usize::from(all.2)
        }
        (text, length)
    }
    let (text, length) = parts((std::sync::mpsc::channel().1, "abc".to_owned(), 2));
    assert_eq!((text(), length()), ("abc".to_owned(), 5));
}

/// In a loop, behind a reference, and beside the factory's own use.
#[test]
fn fields_for_several_closures() {
    #[nonlocal]
    fn each_turn(config: Config) -> (Vec<Box<dyn Fn() -> usize>>, String) {
        let mut all: Vec<Box<dyn Fn() -> usize>> = Vec::new();
        for i in 0..3 {
            fn shifted() -> usize {
                config.limit + i
            }
            all.push(Box::new(shifted));
        }
        (all, config.name)
    }
    let (all, name) = each_turn(config());
    assert_eq!((all.iter().map(|shifted| shifted()).sum::<usize>(), name), (12, "a".to_owned()));

    #[nonlocal]
    fn behind(config: &Config) -> usize {
        fn once() -> usize {
            config.limit
        }
        fn twice() -> usize {
            config.limit * 2
        }
        let both = (once, twice);
        (both.0)() + (both.1)()
    }
    assert_eq!(behind(&config()), 9);
}

struct Account {
    balance: i64,
    log: Vec<String>,
}

impl Account {
    fn new() -> Self {
        Self { balance: 1, log: Vec::new() }
    }

    fn total(&self) -> i64 {
        self.balance
    }

    #[nonlocal]
    fn open(mut self) -> (impl Fn(i64), impl Fn() -> i64) {
        fn deposit(amount: i64) {
            nonlocal!(self);
            self.balance += amount;
            self.log.push(amount.to_string());
        }
        fn show() -> i64 {
            self.total() + i64::from(self.log.len() == 1)
        }
        (deposit, show)
    }

    #[nonlocal]
    fn used_besides(mut self) -> i64 {
        fn deposit(amount: i64) {
            nonlocal!(self);
            self.balance += amount;
        }
        fn twice(amount: i64) {
            deposit(amount);
            deposit(amount);
        }
        let boxed: Box<dyn Fn(i64)> = Box::new(twice);
        boxed(2);
        self.balance += 1;
        deposit(1);
        self.total()
    }

    #[nonlocal]
    fn readers(self: Rc<Self>) -> (impl Fn() -> i64, impl Fn() -> usize, Rc<Self>) {
        fn balance() -> i64 {
            self.total()
        }
        fn lines() -> usize {
            self.log.len()
        }
        (balance, lines, self)
    }

    #[nonlocal]
    fn fields(self) -> (impl Fn() -> i64, impl Fn() -> usize) {
        fn balance() -> i64 {
            self.balance
        }
        fn lines() -> usize {
            self.log.len()
        }
        (balance, lines)
    }

    #[nonlocal]
    fn while_it_is_lent(&mut self, amounts: &[i64]) -> i64 {
        fn add(amount: &i64) {
            nonlocal!(self);
            self.balance += amount;
        }
        fn subtract(amount: &i64) {
            nonlocal!(self);
            self.balance -= 2 * amount;
        }
        amounts.iter().for_each(add);
        amounts.iter().for_each(subtract);
        self.balance
    }
}

/// `self` is shared, cloned or taken apart as any variable, where it is owned.
#[test]
fn closures_of_self() {
    let (deposit, show) = Account::new().open();
    deposit(4);
    assert_eq!(show(), 6);
    assert_eq!(Account::new().used_besides(), 7);
    let (balance, lines, account) = Rc::new(Account::new()).readers();
    assert_eq!((balance(), lines(), account.balance), (1, 0, 1));
    let (balance, lines) = Account::new().fields();
    assert_eq!((balance(), lines()), (1, 0));
    assert_eq!(Account::new().while_it_is_lent(&[1, 2]), -2);
}

/// A callback that is not `Clone`, in one function that is used as several values.
#[nonlocal]
fn on_each(quiet: impl Fn(i64) -> bool + 'static) -> Vec<Box<dyn Fn(i64) -> i64>> {
    let mut errors = 0;
    fn done(result: i64) -> i64 {
        nonlocal!(errors);
        if !quiet(result) {
            errors += 1;
        }
        errors
    }
    let mut all: Vec<Box<dyn Fn(i64) -> i64>> = vec![Box::new(done)];
    for _ in 0..2 {
        all.push(Box::new(done));
    }
    all
}

/// One in functions that call each other, and of a generic callback.
#[nonlocal]
fn backoff<F: Fn(u32) -> u32>(jitter: F) -> (impl Fn() -> u32, impl Fn(u32) -> u32) {
    let mut attempts = vec![0];
    fn next_wait() -> u32 {
        nonlocal!(attempts);
        attempts[0] += 1;
        jitter(attempts[0])
    }
    fn until(limit: u32) -> u32 {
        let mut wait = jitter(0);
        while attempts[0] < limit {
            wait = next_wait();
        }
        wait
    }
    (next_wait, until)
}

#[test]
fn a_callback_becomes_a_handle() {
    let all = on_each(|result| result > 2);
    assert_eq!((all[0](1), all[1](3), all[2](1)), (1, 1, 2));
    let (next_wait, until) = backoff(|attempt| attempt * 2);
    assert_eq!((next_wait(), until(4)), (2, 8));
}

/// Says when it is dropped.
struct Session {
    uses: u32,
    closed: std::rc::Rc<std::cell::Cell<Option<u32>>>,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.closed.set(Some(self.uses));
    }
}

#[nonlocal]
fn make_step(mut session: Session) -> impl FnMut() -> u32 {
    fn step() -> u32 {
        nonlocal!(session);
        session.uses += 1;
        session.uses
    }
    step
}

#[test]
fn a_closure_owns_all_of_a_variable_whose_fields_it_changes() {
    let closed = std::rc::Rc::default();
    let mut step = make_step(Session { uses: 0, closed: std::rc::Rc::clone(&closed) });
    assert_eq!((step(), step(), closed.get()), (1, 2, None));
    drop(step);
    assert_eq!(closed.get(), Some(2));
}

/// What is moved where no closure is made is moved as ever.
#[nonlocal]
fn checked(names: Vec<String>, early: bool) -> Result<(impl Fn(&str), impl Fn() -> usize), Vec<String>> {
    let mut names = names;
    fn add(name: &str) {
        nonlocal!(names);
        names.push(name.to_owned());
    }
    fn count() -> usize {
        names.len()
    }
    if early {
        return Err(names);
    }
    Ok((add, count))
}

#[test]
fn what_no_closure_has_is_moved() {
    assert_eq!(checked(vec!["a".to_owned()], true).err(), Some(vec!["a".to_owned()]));
    let Ok((add, count)) = checked(Vec::new(), false) else { panic!() };
    add("b");
    assert_eq!(count(), 1);
}

struct Parts {
    text: String,
    count: u32,
}

/// A field that has been moved out is not captured.
#[nonlocal]
fn apart(parts: Parts) -> (String, impl FnMut() -> u32) {
    let mut parts = parts;
    let text = parts.text;
    fn next() -> u32 {
        nonlocal!(parts);
        parts.count += 1;
        parts.count
    }
    (text, next)
}

#[nonlocal]
fn kept(numbers: &mut [i64]) -> Vec<&mut i64> {
    let mut found = Vec::new();
    fn keep(number: &mut i64) {
        nonlocal!(found);
        found.push(number);
    }
    for number in numbers {
        keep(number);
    }
    found
}

#[test]
fn fields_and_references_that_are_moved() {
    let (text, mut next) = apart(Parts { text: "a".to_owned(), count: 1 });
    assert_eq!((text.as_str(), next()), ("a", 2));
    let mut numbers = [1, 2];
    for number in kept(&mut numbers) {
        *number += 1;
    }
    assert_eq!(numbers, [2, 3]);
}
