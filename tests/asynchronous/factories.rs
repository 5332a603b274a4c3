//! Factories and blocks that are `async`.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::manual_async_fn,
    clippy::many_single_char_names,
    clippy::redundant_locals,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use std::pin::pin;
use std::task::Poll;

use nonlocal::nonlocal;

use crate::executor::poll_once;

/// None of the futures here waits for anything.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match poll_once(pin!(future)) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn an_async_factory_gives_an_async_closure() {
    #[nonlocal]
    async fn make(n: i32) -> impl AsyncFn(i32) -> i32 {
        fn_later(n).await;
        async fn f(x: i32) -> i32 {
            x + n
        }
        f
    }
    async fn fn_later(_: i32) {}
    assert_eq!(ready(async { make(1).await(2).await }), 3);
}

#[test]
fn the_type_of_an_async_factory_is_inferred() {
    #[nonlocal]
    async fn m(n: i32) -> _ {
        fn up() -> i32 {
            n
        }
        up
    }
    drop(m(1));
}

#[test]
fn an_async_closure_with_state_is_inferred() {
    #[nonlocal]
    fn make(n: i32) -> _ {
        let mut c = n;
        async fn f(x: &str) -> i32 {
            nonlocal!(c);
            c += x.len() as i32;
            c
        }
        f
    }
    assert_eq!(
        ready(async {
            let mut m = make(1);
            m("ab").await;
            m("ab").await
        }),
        5
    );
}

#[test]
fn an_async_closure_links_argument_and_result() {
    #[nonlocal]
    fn make(n: usize) -> impl AsyncFn(&str) -> &str {
        async fn f(x: &str) -> &str {
            &x[n..]
        }
        f
    }
    assert_eq!(ready(async { make(1)("ab").await.len() }), 1);
}

#[test]
fn a_closure_is_made_in_an_async_block() {
    #[nonlocal]
    fn make(n: i32) -> impl std::future::Future<Output = i32> {
        fn f() -> i32 {
            n
        }
        async move {
            let g = f;
            g()
        }
    }
    assert_eq!(ready(make(4)), 4);
}

#[test]
fn an_async_function_that_is_not_called_is_bound() {
    #[nonlocal]
    fn go(x: i32) -> String {
        async fn show() -> i32 {
            x
        }
        let f = show;
        let _ = f;
        "3".into()
    }
    assert_eq!(go(3), "3");
}

#[test]
fn closures_of_a_loop_are_awaited_for() {
    #[nonlocal]
    async fn make(n: i32) -> Vec<i32> {
        async fn ready(x: i32) -> i32 {
            x
        }
        let mut out = vec![];
        for i in 0..2 {
            fn get() -> i32 {
                n + i
            }
            let f = get;
            out.push(ready(f()).await)
        }
        out
    }
    assert_eq!(ready(make(4)), vec![4, 5]);
}

#[test]
fn a_future_in_a_variable_reads_a_vector() {
    #[nonlocal]
    async fn f() -> usize {
        let seen = Vec::from([1]);
        async fn get(x: usize) -> usize {
            seen.len() + x
        }
        let fut = get(1);
        fut.await
    }
    assert_eq!(ready(f()), 2);
}

#[test]
fn an_argument_is_what_another_call_gave() {
    #[nonlocal]
    async fn f() -> u64 {
        let total = 1 + 1;
        async fn get(x: u64) -> u64 {
            x + total
        }
        let a = get(1).await;
        a + get(a).await
    }
    assert_eq!(ready(f()), 8);
}

#[test]
fn results_refer_to_arguments_and_to_captures() {
    #[nonlocal]
    async fn f(prefix: &str, names: Vec<String>) -> usize {
        async fn strip(s: &str) -> &str {
            s.strip_prefix(prefix).unwrap_or(s)
        }
        async fn name(i: usize) -> &str {
            &names[i]
        }
        let o = String::from("abc");
        strip(&o).await.len() + name(0).await.len()
    }
    assert_eq!(ready(f("a", vec!["xyz".into()])), 5);
}

#[test]
fn an_async_function_is_awaited_and_then_returned() {
    #[nonlocal]
    async fn make(start: u64) -> impl AsyncFnMut(u64) -> u64 {
        let mut n: u64 = start;
        async fn add(x: u64) -> u64 {
            nonlocal!(n);
            n += x;
            n
        }
        add(1).await;
        add(1).await;
        add
    }
    let mut a = ready(make(5));
    assert_eq!(ready(a(1)), 8);
    assert_eq!(ready(a(1)), 9);
}

#[test]
fn recursion_boxes_and_plain_functions_in_one_factory() {
    use std::{future::Future, pin::Pin};
    #[nonlocal]
    async fn f(n: u64) -> (u64, Vec<u64>) {
        let mut seen: Vec<u64> = vec![];
        async fn add(x: u64) -> u64 {
            nonlocal!(seen);
            seen.push(x);
            x + n
        }
        async fn fact(x: u64) -> u64 {
            nonlocal!(seen);
            seen.push(x);
            if x < 2 { n } else { x * Box::pin(fact(x - 1)).await }
        }
        fn boxed(x: u64) -> Pin<Box<dyn Future<Output = u64>>> {
            let n = n;
            Box::pin(async move { x + n })
        }
        let a = add(1).await + add(seen.len() as u64).await;
        let b = fact(3).await;
        let c = boxed(2).await;
        (a + b + c, seen)
    }
    assert_eq!(ready(f(1)), (4 + 6 + 3, vec![1, 1, 3, 2, 1]));
}

#[test]
fn a_factory_awaits_between_the_uses_of_what_is_shared() {
    #[nonlocal]
    async fn make(x: i64) -> (impl Fn() -> i64, i64) {
        let mut n = x;
        let mut v = vec![x];
        fn bump() -> i64 {
            nonlocal!(n, v);
            n += 1;
            v.push(n);
            n
        }
        let b = bump;
        let w = async { 5 }.await;
        n += w;
        let k = async { b() }.await;
        v.push(k);
        let m = async move { n + v.len() as i64 }.await;
        (b, m)
    }
    let (b, m) = ready(make(1));
    assert_eq!((m, b()), (7 + 3, 8));
}

#[test]
fn async_blocks_use_what_is_shared() {
    #[nonlocal]
    async fn make(x: i64) -> (impl Fn() -> i64, i64) {
        let mut n = x;
        let mut v = vec![x];
        fn bump() -> i64 {
            nonlocal!(n, v);
            n += 1;
            v.push(n);
            n
        }
        let b = bump;
        let w = async { 5 }.await;
        n += w;
        let k = async { b() }.await;
        v.push(k);
        let m = async { v.len() as i64 + n }.await;
        let fut = async move {
            v.push(1);
            n += 1;
            v.len() as i64 * n
        };
        let q = fut.await;
        if async { true }.await && n > 0 && v.len() > 1 {
            n = n + m;
        }
        (b, q * 100 + n)
    }
    let (b, m) = ready(make(1));
    assert_eq!((m, b()), (4 * 8 * 100 + 18, 19));
}

#[test]
fn an_async_block_shares_variables_of_its_own() {
    #[nonlocal]
    fn make(k: i64) -> impl Future<Output = i64> {
        async move {
            let mut n = k;
            fn up() -> i64 {
                nonlocal!(n);
                n += 1;
                n
            }
            let (a, b) = (up, up);
            a();
            n += 10;
            let z = async { 1 }.await;
            b() * 100 + n + z
        }
    }
    assert_eq!(ready(make(1)), 1300 + 13 + 1);
}
