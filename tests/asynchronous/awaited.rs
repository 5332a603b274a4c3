//! A call that is awaited at once borrows what it captures, and a future reads when it runs.

use std::fmt::Display;
use std::num::ParseIntError;

use nonlocal::nonlocal;

use crate::executor::{Task, block_on, join, pause, poll_once, spawn};

/// It is not cloned, and not shared.
struct Once(i64);

#[nonlocal]
async fn borrows() -> (i64, Vec<i64>) {
    let once = Once(2);
    let mut seen = Vec::new();
    async fn add(n: i64) -> i64 {
        nonlocal!(seen);
        pause().await;
        seen.push(n);
        n * once.0
    }
    let sum = add(1).await + add(2).await;
    (sum + once.0, seen)
}

#[test]
fn a_call_that_is_awaited_borrows() {
    assert_eq!(block_on(borrows()), (8, vec![1, 2]));
}

#[nonlocal]
async fn boxed() -> Vec<i64> {
    let mut seen = Vec::new();
    async fn add(n: i64) {
        nonlocal!(seen);
        pause().await;
        seen.push(n);
    }
    Box::pin(add(1)).await;
    Box::pin(add(2)).await;
    seen
}

#[test]
fn a_future_that_is_boxed_and_awaited_borrows() {
    assert_eq!(block_on(boxed()), [1, 2]);
}

#[nonlocal]
async fn in_a_block() -> i64 {
    let mut n = 0;
    async fn add(more: i64) {
        nonlocal!(n);
        pause().await;
        n += more;
    }
    let both = async {
        add(1).await;
        add(2).await;
    };
    both.await;
    add(3).await;
    n
}

#[test]
fn a_block_without_move_borrows() {
    assert_eq!(block_on(in_a_block()), 6);
}

#[nonlocal]
async fn late() -> (i64, i64) {
    let mut n: i64 = 1;
    async fn look() -> i64 {
        nonlocal!(n);
        n
    }
    let future = look();
    n += 1;
    (future.await, n)
}

#[test]
fn a_future_reads_when_it_runs() {
    assert_eq!(block_on(late()), (2, 2));
}

#[nonlocal]
async fn not_started() -> i64 {
    let mut n = 0;
    async fn add(more: i64) {
        nonlocal!(n);
        n += more;
    }
    drop(add(1));
    add(2).await;
    n
}

#[test]
fn what_is_not_awaited_does_not_run() {
    assert_eq!(block_on(not_started()), 2);
}

#[nonlocal]
async fn sum(text: &str) -> Result<i64, ParseIntError> {
    let mut sum = 0;
    async fn add(part: &str) -> Result<(), ParseIntError> {
        nonlocal!(sum);
        pause().await;
        sum += part.parse::<i64>()?;
        Ok(())
    }
    for part in text.split(',') {
        add(part).await?;
    }
    let last = add("10");
    last.await?;
    Ok(sum)
}

#[test]
fn errors_are_passed_on() {
    assert_eq!(block_on(sum("1,2,3")), Ok(16));
    assert!(block_on(sum("1,x")).is_err());
}

#[nonlocal]
async fn swapped() -> String {
    let (x, y) = (String::from("x"), String::from("y"));
    let sign = ['-'];
    async fn both(y: &str, x: &str, double: &dyn Fn(char) -> String) -> String {
        pause().await;
        format!("{y}{}{x}", double(sign[0]))
    }
    let first = both(&x, &y, &|sign| format!("{sign}{sign}")).await;
    let second = both(&y, &x, &|sign| sign.to_string()).await;
    format!("{first} {second}")
}

#[test]
fn arguments_mean_what_they_mean_outside() {
    assert_eq!(block_on(swapped()), "x--y y-x");
}

struct Point {
    x: i64,
    y: i64,
}

#[nonlocal]
async fn patterns() -> i64 {
    let mut total = Vec::new();
    async fn add((a, b): (i64, i64), Point { x, y }: Point, mut more: i64, [first, ..]: [i64; 2], _: u8) {
        nonlocal!(total);
        pause().await;
        more += 1;
        total.push(a + b + x + y + more + first);
    }
    add((1, 2), Point { x: 3, y: 4 }, 5, [6, 7], 0).await;
    let later = add((1, 2), Point { x: 3, y: 4 }, 5, [6, 7], 0);
    later.await;
    total.iter().sum()
}

#[test]
fn parameters_are_patterns() {
    assert_eq!(block_on(patterns()), 44);
}

#[nonlocal]
async fn generic() -> Vec<String> {
    let mark = String::from("!");
    async fn show(value: impl Display) -> String {
        pause().await;
        format!("{value}{mark}")
    }
    let later = show('c');
    vec![show(1).await, show("b").await, later.await]
}

#[test]
fn generic_functions_are_awaited() {
    assert_eq!(block_on(generic()), ["1!", "b!", "c!"]);
}

#[nonlocal]
async fn opaque() -> Vec<i64> {
    let base = vec![1, 2, 3];
    async fn times(factor: i64) -> impl Iterator<Item = i64> {
        pause().await;
        base.clone().into_iter().map(move |n| n * factor)
    }
    let (first, second) = (times(2).await, spawn(times(3)).await);
    first.chain(second).collect()
}

#[test]
fn opaque_results_are_awaited() {
    assert_eq!(block_on(opaque()), [2, 4, 6, 3, 6, 9]);
}

#[nonlocal]
async fn lends(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut asked = 0;
    async fn word(number: usize) -> Option<&str> {
        nonlocal!(asked);
        pause().await;
        asked += 1;
        Some(*words.get(number)?)
    }
    let (found, missing) = (word(1).await, word(9).await);
    format!("{}{}{asked}", found.unwrap_or("-"), missing.unwrap_or("-"))
}

#[test]
fn results_refer_to_captures() {
    assert_eq!(block_on(lends("x yy")), "yy-2");
}

struct Log {
    sum: i64,
    lines: Vec<i64>,
}

impl Log {
    #[nonlocal]
    async fn add_all(&mut self, count: i64) -> i64 {
        async fn add(n: i64) -> i64 {
            nonlocal!(self);
            pause().await;
            self.lines.push(n);
            self.sum += n;
            self.sum
        }
        let mut total = 0;
        for n in 0..count {
            total += add(n).await;
        }
        total
    }

    #[nonlocal]
    async fn look(&self) -> i64 {
        async fn sum(more: i64) -> i64 {
            pause().await;
            self.sum + more
        }
        let (one, two) = join(sum(1), sum(2)).await;
        one + two
    }
}

#[test]
fn methods_await_functions_that_use_self() {
    let mut log = Log { sum: 1, lines: Vec::new() };
    assert_eq!(block_on(log.add_all(3)), 7);
    assert_eq!((block_on(log.look()), log.lines), (11, vec![0, 1, 2]));
}

#[nonlocal]
async fn one_closure(op: impl AsyncFn(i64) -> i64) -> i64 {
    let mut total = Vec::new();
    async fn step(n: i64) {
        nonlocal!(total);
        let value = op(n).await;
        total.push(value);
    }
    step(1).await;
    step(2).await;
    total.iter().sum()
}

#[test]
fn captured_async_closures_are_awaited() {
    let times_ten = async |n| {
        pause().await;
        n * 10
    };
    assert_eq!(block_on(one_closure(times_ten)), 30);
}

#[test]
fn the_first_poll_runs_up_to_the_first_await() {
    let mut future = Box::pin(borrows());
    assert!(poll_once(future.as_mut()).is_pending());
}

#[nonlocal]
async fn chosen() -> (i64, i64) {
    let mut total = 0;
    async fn add(n: i64) -> i64 {
        nonlocal!(total);
        pause().await;
        total += n;
        total
    }
    // Not `async` itself: what it gives is awaited.
    fn choose(n: i64) -> Task<i64> {
        if n > 0 { Box::pin(add(n)) } else { Box::pin(async { 7 }) }
    }
    let first = choose(3).await;
    (first + choose(0).await, Box::pin(choose(1)).await)
}

#[test]
fn what_a_plain_function_gives_is_awaited() {
    assert_eq!(block_on(chosen()), (10, 4));
}
