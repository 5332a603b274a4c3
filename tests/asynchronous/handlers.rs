//! A nested `async fn` as a value is a `Fn` whose futures own what they need, and an `AsyncFn`; where only one of the two can be
//! had, the type that is written decides, or a parameter that is a reference.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

use nonlocal::nonlocal;

use crate::executor::{SendTask, Task, block_on, join, pause, spawn, spawn_send};

type Handler = Box<dyn Fn(u32) -> Task<String>>;

fn route<R: Future<Output = String> + 'static>(handler: impl Fn(u32) -> R + Clone + 'static) -> Handler {
    Box::new(move |number| spawn(handler(number)))
}

#[nonlocal]
fn app() -> Vec<Handler> {
    let mut hits = 0;
    let mut log = Vec::new();
    async fn hello(number: u32) -> String {
        nonlocal!(hits, log);
        hits += 1;
        pause().await;
        log.push(number);
        format!("hello {number} {hits}")
    }
    async fn stats(_number: u32) -> String {
        format!("{hits} {log:?}")
    }
    async fn reset(_number: u32) -> String {
        nonlocal!(hits, log);
        log.clear();
        let old = hits;
        hits = 0;
        old.to_string()
    }
    vec![route(hello), route(stats), route(reset)]
}

#[test]
fn handlers_share_one_state() {
    let app = app();
    let (first, second) = block_on(join(app[0](1), app[0](2)));
    assert_eq!((first.as_str(), second.as_str()), ("hello 1 2", "hello 2 2"));
    assert_eq!(block_on(app[1](0)), "2 [1, 2]");
    assert_eq!((block_on(app[2](0)), block_on(app[1](0))), ("2".to_owned(), "0 []".to_owned()));
}

type SharedHandler = Arc<dyn Fn(u32) -> SendTask<String> + Send + Sync>;

fn serve<R>(handler: impl Fn(u32) -> R + Clone + Send + Sync + 'static) -> SharedHandler
where
    R: Future<Output = String> + Send + 'static,
{
    Arc::new(move |number| spawn_send(handler(number)))
}

#[nonlocal(sync)]
fn notes() -> Vec<SharedHandler> {
    let mut notes: Vec<String> = Vec::new();
    let title = String::from("notes");
    async fn add(number: u32) -> String {
        nonlocal!(notes);
        pause().await;
        notes.push(number.to_string());
        notes.len().to_string()
    }
    async fn list(_number: u32) -> String {
        pause().await;
        format!("{title}: {}", notes.len())
    }
    vec![serve(add), serve(list)]
}

#[test]
fn with_sync_handlers_run_on_many_threads() {
    let notes = notes();
    let threads: Vec<_> = (0..3)
        .map(|number| {
            let add = Arc::clone(&notes[0]);
            thread::spawn(move || block_on(add(number)))
        })
        .collect();
    for thread in threads {
        thread.join().expect("a result");
    }
    assert_eq!(block_on(notes[1](0)), "notes: 3");
}

async fn retry<T, E>(times: usize, call: impl AsyncFn() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..times {
        if let Ok(value) = call().await {
            return Ok(value);
        }
    }
    call().await
}

async fn retry_changing<T, E>(times: usize, mut call: impl AsyncFnMut() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..times {
        if let Ok(value) = call().await {
            return Ok(value);
        }
    }
    call().await
}

#[nonlocal]
async fn tries() -> (i64, i64) {
    let mut tries = 0;
    async fn call() -> Result<i64, String> {
        nonlocal!(tries);
        tries += 1;
        pause().await;
        if tries % 3 == 0 { Ok(tries) } else { Err(format!("no {tries}")) }
    }
    let first = retry(5, call).await.unwrap_or_default();
    let second = retry_changing(5, call).await.unwrap_or_default();
    (first + second, tries)
}

#[test]
fn they_are_async_closures_as_well() {
    assert_eq!(block_on(tries()), (9, 6));
}

async fn each(names: &[&str], visit: impl AsyncFn(&str) -> usize) -> usize {
    let mut total = 0;
    for name in names {
        total += visit(name).await;
    }
    total
}

#[nonlocal]
async fn visits() -> (usize, Vec<String>) {
    let mut seen = Vec::new();
    async fn visit(name: &str) -> usize {
        nonlocal!(seen);
        pause().await;
        seen.push(name.to_owned());
        name.len()
    }
    // Both share it, or the closure would be `AsyncFnMut`.
    visit("-").await;
    let total = each(&["a", "bb"], visit).await;
    (total, seen.clone())
}

#[test]
fn with_a_reference_it_is_an_async_closure() {
    assert_eq!(block_on(visits()), (3, vec!["-".to_owned(), "a".into(), "bb".into()]));
}

struct Request {
    path: String,
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

#[allow(clippy::type_complexity, reason = "the types are what this is about")]
#[nonlocal]
fn boxed() -> (Box<dyn Fn(&Request) -> Boxed<'_, usize>>, impl for<'a> Fn(&'a Request) -> Boxed<'a, usize>) {
    let mut hits = 0;
    let extra = String::from("abc");
    async fn one(request: &Request) -> usize {
        nonlocal!(hits);
        pause().await;
        hits += 1;
        request.path.len() + hits + extra.len()
    }
    async fn ten(request: &Request) -> usize {
        nonlocal!(hits);
        hits += 10;
        pause().await;
        request.path.len() + hits
    }
    (Box::new(one), ten)
}

#[test]
fn a_type_that_is_written_for_the_futures_decides() {
    let (one, ten) = boxed();
    let request = Request { path: "xy".into() };
    assert_eq!(block_on(join(one(&request), ten(&request))), (2 + 11 + 3, 2 + 11));
}

/// It cannot be cloned.
struct Database(i64);

async fn twice<T>(call: impl AsyncFn() -> T) -> T {
    call().await;
    call().await
}

#[nonlocal]
async fn borrows() -> i64 {
    let database = Database(4);
    async fn look() -> i64 {
        pause().await;
        database.0
    }
    twice(async || look().await).await + database.0
}

#[test]
fn an_async_closure_around_it_borrows() {
    assert_eq!(block_on(borrows()), 8);
}

type Listener = Rc<dyn Fn(String) -> Task<()>>;

#[derive(Clone, Default)]
struct Bus(Rc<RefCell<Vec<Listener>>>);

impl Bus {
    fn on<F: Future<Output = ()> + 'static>(&self, handler: impl Fn(String) -> F + 'static) {
        self.0.borrow_mut().push(Rc::new(move |text| spawn(handler(text))));
    }

    async fn emit(&self, text: &str) {
        let handlers = self.0.borrow().clone();
        for handler in handlers {
            handler(text.to_owned()).await;
        }
    }
}

#[nonlocal]
fn listen(bus: &Bus) -> impl Fn() -> (usize, String) {
    let mut count = 0;
    let mut last = String::new();
    async fn on_message(text: String) {
        nonlocal!(count, last);
        pause().await;
        count += 1;
        last = text;
    }
    async fn on_any(_text: String) {
        nonlocal!(count);
        count += 1;
        pause().await;
    }
    bus.on(on_message);
    bus.on(on_any);
    fn state() -> (usize, String) {
        (count, last.clone())
    }
    state
}

#[test]
fn events_are_handled() {
    let bus = Bus::default();
    let state = listen(&bus);
    block_on(async {
        bus.emit("a").await;
        bus.emit("b").await;
    });
    assert_eq!(state(), (4, "b".into()));
}

#[nonlocal]
fn inferred() -> _ {
    let mut n = 0;
    async fn add(more: i64) -> i64 {
        nonlocal!(n);
        pause().await;
        n += more;
        n
    }
    async fn get() -> i64 {
        n
    }
    (add, get)
}

#[nonlocal]
fn maybe(makes: bool) -> Option<impl AsyncFn(i64) -> i64> {
    let mut n = 0;
    async fn add(more: i64) -> i64 {
        nonlocal!(n);
        pause().await;
        n += more;
        n
    }
    if makes { Some(add) } else { None }
}

#[test]
fn types_that_are_inferred_are_those_of_async_closures() {
    let (add, get) = inferred();
    let maybe = maybe(true).expect("one");
    block_on(async {
        add(4).await;
        assert_eq!((get().await, maybe(1).await, maybe(2).await), (4, 1, 3));
        assert_eq!(join(maybe(10), maybe(20)).await, (13, 33));
    });
}

#[nonlocal(type = Account)]
fn account(start: i64) -> Account {
    let mut balance = start;
    async fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        pause().await;
        balance += amount;
        balance
    }
    async fn show() -> i64 {
        pause().await;
        balance
    }
    Account { deposit, show }
}

#[test]
fn objects_have_async_methods() {
    let mut account = account(1);
    block_on(async {
        account.deposit(4).await;
        assert_eq!(account.show().await, 5);
    });
}
