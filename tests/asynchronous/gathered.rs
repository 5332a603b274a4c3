//! Futures that meet in one place, where Rust asks for one type.

use std::pin::Pin;

use nonlocal::nonlocal;

use crate::executor::{Task, block_on, join, join_all, pause, spawn_send};

#[nonlocal]
async fn elements() -> (Vec<u32>, u32) {
    let mut total = 0;
    async fn add(amount: u32) -> u32 {
        nonlocal!(total);
        pause().await;
        total += amount;
        total
    }
    let seen = join_all([add(1), add(2), add(3)]).await;
    let more = join_all(vec![add(10), add(20)]).await;
    (seen.into_iter().chain(more).collect(), total)
}

#[test]
fn of_an_array_or_a_vector() {
    assert_eq!(block_on(elements()), (vec![1, 3, 6, 16, 36], 36));
}

#[nonlocal]
async fn readers(first: bool) -> Vec<String> {
    let base = String::from("/api");
    async fn get(path: &str) -> String {
        pause().await;
        format!("{base}{path}")
    }
    let one = if first { get("/a") } else { get("/b") };
    let other = match one.await.len() {
        0 => get("/none"),
        6 if first => get("/c"),
        _ => get("/d"),
    };
    let mut all = join_all([get("/e"), get("/f")]).await;
    all.push(other.await);
    all
}

#[test]
fn of_branches() {
    assert_eq!(block_on(readers(true)), ["/api/e", "/api/f", "/api/c"]);
    assert_eq!(block_on(readers(false)), ["/api/e", "/api/f", "/api/d"]);
}

#[nonlocal]
async fn pushed() -> Vec<u32> {
    let mut count = 0;
    async fn next(step: u32) -> u32 {
        nonlocal!(count);
        pause().await;
        count += step;
        count
    }
    let mut pending = Vec::new();
    pending.push(next(1));
    for step in 2..4 {
        pending.push(next(step));
    }
    join_all(pending).await
}

#[test]
fn of_what_is_put_into_one_vector() {
    assert_eq!(block_on(pushed()), [1, 3, 6]);
}

#[nonlocal]
async fn different() -> (Vec<()>, Vec<String>) {
    let mut log = Vec::new();
    async fn open(name: &'static str) {
        nonlocal!(log);
        pause().await;
        log.push(format!("open {name}"));
    }
    async fn close(name: String) {
        nonlocal!(log);
        log.push(format!("close {name}"));
    }
    let done = join_all([open("a"), close("b".to_owned())]).await;
    (done, log.clone())
}

#[test]
fn of_different_functions() {
    assert_eq!(block_on(different()), (vec![(), ()], vec!["close b".to_owned(), "open a".to_owned()]));
}

#[nonlocal(sync)]
fn sent() -> Vec<u64> {
    let mut sum = 0;
    async fn add(amount: u64) -> u64 {
        nonlocal!(sum);
        pause().await;
        sum += amount;
        sum
    }
    let task = spawn_send(join_all([add(1), add(2)]));
    std::thread::spawn(move || block_on(task)).join().expect("it does not panic")
}

#[test]
fn of_other_threads() {
    assert_eq!(sent(), [1, 3]);
}

#[nonlocal]
async fn apart() -> (u32, u32) {
    let mut total = 0;
    async fn add(amount: u32) -> u32 {
        nonlocal!(total);
        pause().await;
        total += amount;
        total
    }
    // Nothing meets here, so nothing is boxed.
    join(add(1), add(2)).await
}

#[test]
fn of_no_one_type_where_that_is_not_asked() {
    assert_eq!(block_on(apart()), (1, 3));
}

#[nonlocal]
fn annotated() -> Vec<Task<u32>> {
    let mut total = 0;
    async fn add(amount: u32) -> u32 {
        nonlocal!(total);
        total += amount;
        total
    }
    let first: Pin<Box<dyn Future<Output = u32>>> = Box::pin(add(1));
    vec![first, Box::pin(add(2)), Box::pin(async { 7 })]
}

#[test]
fn of_types_that_are_written() {
    assert_eq!(block_on(join_all(annotated())), [1, 3, 7]);
}

#[nonlocal]
fn chosen(up: bool) -> impl Future<Output = i32> {
    let mut level = 5;
    async fn change(by: i32) -> i32 {
        nonlocal!(level);
        level += by;
        level
    }
    if up { change(1) } else { change(-1) }
}

#[test]
fn of_what_is_returned() {
    assert_eq!((block_on(chosen(true)), block_on(chosen(false))), (6, 4));
}

#[nonlocal]
async fn generic() -> (Vec<usize>, Option<&'static str>, usize) {
    let mut count = 0;
    async fn shown<T: std::fmt::Display>(value: &T) -> usize {
        nonlocal!(count);
        pause().await;
        count += 1;
        value.to_string().len() + count
    }
    async fn given<T>(values: Vec<T>) -> Option<T> {
        nonlocal!(count);
        count += 1;
        values.into_iter().next()
    }
    let one = given(vec!["a"]);
    let all = join_all([shown(&12), shown(&345)]).await;
    (all, one.await, count)
}

#[test]
fn of_generic_functions() {
    assert_eq!(block_on(generic()), (vec![3, 5], Some("a"), 3));
}

#[nonlocal]
async fn put_into_a_list(base: u64) -> u64 {
    async fn later(n: u64) -> u64 {
        pause().await;
        n + base
    }
    let mut several = vec![later(2), later(3)];
    several.push(later(20));
    let mut first = vec![later(1)];
    first.push(later(5));
    let mut sum = 0;
    for future in several.into_iter().chain(first) {
        sum += future.await;
    }
    sum
}

#[test]
fn what_is_put_into_a_list_meets_what_it_was_made_of() {
    assert_eq!(block_on(put_into_a_list(100)), 531);
}
