//! A future that is a value owns what it needs: it can be spawned, and with `sync` sent to other threads.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::rc::Rc;
use std::thread;

use nonlocal::nonlocal;

use crate::executor::{SendTask, Task, block_on, join_all, pause, spawn, spawn_send};

#[nonlocal]
fn reads() -> Vec<Task<usize>> {
    let name = String::from("Ada");
    async fn length(more: usize) -> usize {
        pause().await;
        name.len() + more
    }
    let mut tasks = Vec::new();
    for more in 0..2 {
        tasks.push(spawn(async move { length(more).await }));
    }
    tasks.push(spawn(length(10)));
    tasks
}

#[test]
fn futures_have_clones() {
    assert_eq!(block_on(join_all(reads())), [3, 4, 13]);
}

#[nonlocal]
fn lambdas() -> Vec<Box<dyn Fn() -> usize>> {
    let name = String::from("Ada");
    fn length(more: usize) -> usize {
        name.len() + more
    }
    let mut all: Vec<Box<dyn Fn() -> usize>> = Vec::new();
    for more in 0..2 {
        all.push(Box::new(move || length(more)));
    }
    all.push(Box::new(move || length(10)));
    all
}

#[test]
fn so_have_lambdas_that_call_a_function() {
    let all: Vec<usize> = lambdas().iter().map(|one| one()).collect();
    assert_eq!(all, [3, 4, 13]);
}

#[nonlocal]
fn changes(count: usize) -> (Vec<Task<usize>>, impl Fn() -> usize) {
    let mut done = 0;
    let name = String::from("worker");
    async fn work(number: usize) -> usize {
        nonlocal!(done);
        pause().await;
        done += 1;
        name.len() + number
    }
    fn count_done() -> usize {
        done
    }
    let mut tasks: Vec<Task<usize>> = Vec::new();
    for number in 0..count {
        tasks.push(spawn(async move { work(number).await }));
    }
    tasks.push(spawn(work(100)));
    (tasks, count_done)
}

#[test]
fn futures_share_what_they_change() {
    let (tasks, count_done) = changes(3);
    assert_eq!((block_on(join_all(tasks)), count_done()), (vec![6, 7, 8, 106], 4));
}

#[nonlocal(sync)]
fn on_threads(count: usize) -> (Vec<SendTask<usize>>, impl Fn() -> Vec<usize> + Send + Sync) {
    let mut done = Vec::new();
    let name = String::from("worker");
    async fn work(number: usize) -> usize {
        nonlocal!(done);
        pause().await;
        done.push(number);
        name.len() + number
    }
    fn all() -> Vec<usize> {
        done.clone()
    }
    let mut tasks = Vec::new();
    for number in 0..count {
        tasks.push(spawn_send(async move { work(number).await }));
    }
    tasks.push(spawn_send(work(100)));
    (tasks, all)
}

#[test]
fn with_sync_futures_are_sent_to_threads() {
    let (tasks, all) = on_threads(3);
    let threads: Vec<_> = tasks.into_iter().map(|task| thread::spawn(|| block_on(task))).collect();
    let sum: usize = threads.into_iter().map(|thread| thread.join().expect("a result")).sum();
    let mut done = all();
    done.sort_unstable();
    assert_eq!((sum, done), (24 + 103, vec![0, 1, 2, 100]));
}

#[nonlocal]
fn each_turn() -> Vec<Task<i64>> {
    let mut tasks: Vec<Task<i64>> = Vec::new();
    for turn in 0..3 {
        let mut own = turn * 10;
        async fn step() -> i64 {
            nonlocal!(own);
            pause().await;
            own += 1;
            own + turn
        }
        tasks.push(spawn(step()));
    }
    tasks
}

#[test]
fn each_turn_of_a_loop_has_its_own() {
    assert_eq!(block_on(join_all(each_turn())), [1, 12, 23]);
}

#[nonlocal]
fn same_object() -> (Vec<Task<u32>>, Rc<Cell<u32>>) {
    let ticks = Rc::new(Cell::new(0));
    async fn tick() -> u32 {
        pause().await;
        ticks.set(ticks.get() + 1);
        ticks.get()
    }
    let mut tasks: Vec<Task<u32>> = Vec::new();
    for _ in 0..3 {
        tasks.push(spawn(tick()));
    }
    (tasks, ticks)
}

#[test]
fn handles_by_hand_are_cloned() {
    let (tasks, ticks) = same_object();
    assert_eq!((block_on(join_all(tasks)), ticks.get()), (vec![1, 2, 3], 3));
}

#[nonlocal]
fn generic() -> Vec<Task<String>> {
    let sign = String::from("> ");
    async fn show<T: Display>(value: T) -> String {
        pause().await;
        format!("{sign}{value}")
    }
    vec![spawn(show(1)), spawn(show("a")), spawn(async move { show(2.5).await })]
}

#[test]
fn generic_functions_are_spawned() {
    assert_eq!(block_on(join_all(generic())), ["> 1", "> a", "> 2.5"]);
}

type Queue = Rc<RefCell<Vec<Task<()>>>>;

#[nonlocal]
fn server(queue: Queue) -> (impl Fn(i64), impl Fn() -> i64) {
    let mut served = 0;
    async fn handle(amount: i64) {
        nonlocal!(served);
        pause().await;
        served += amount;
    }
    fn accept(amount: i64) {
        queue.borrow_mut().push(spawn(handle(amount)));
        let twice = async move {
            handle(amount).await;
            handle(amount).await;
        };
        queue.borrow_mut().push(spawn(twice));
    }
    fn count() -> i64 {
        served
    }
    (accept, count)
}

#[test]
fn a_nested_function_spawns_another() {
    let queue = Queue::default();
    let (accept, count) = server(queue.clone());
    accept(1);
    accept(2);
    let tasks = queue.take();
    block_on(join_all(tasks));
    assert_eq!(count(), 9);
}

#[nonlocal]
async fn mapped() -> (Vec<usize>, usize) {
    let suffix = String::from("!");
    let mut hits = 0;
    async fn fetch(name: String) -> usize {
        nonlocal!(hits);
        pause().await;
        hits += 1;
        name.len() + suffix.len()
    }
    let names = ["a".to_owned(), "bb".to_owned()];
    let mut all = join_all(names.clone().into_iter().map(fetch)).await;
    all.extend(join_all(names.iter().map(|name| fetch(name.clone()))).await);
    (all, hits)
}

#[test]
fn iterators_make_futures() {
    assert_eq!(block_on(mapped()), (vec![2, 3, 2, 3], 4));
}

struct Receiver(Vec<u32>);

impl Receiver {
    async fn recv(&mut self) -> Option<u32> {
        pause().await;
        self.0.pop()
    }
}

#[nonlocal(sync)]
fn consumes() -> (SendTask<()>, impl Fn() -> Vec<u32>) {
    // Nobody else has it, so the future does, and no lock is held while it waits.
    let mut receiver = Receiver(vec![2, 1]);
    let mut got = Vec::new();
    async fn consume() {
        nonlocal!(receiver, got);
        while let Some(item) = receiver.recv().await {
            got.push(item);
        }
    }
    fn shown() -> Vec<u32> {
        got.clone()
    }
    (spawn_send(consume()), shown)
}

#[test]
fn a_future_owns_what_nobody_else_has() {
    let (task, shown) = consumes();
    thread::spawn(move || block_on(task)).join().expect("it does not panic");
    assert_eq!(shown(), [1, 2]);
}
