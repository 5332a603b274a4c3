//! `async`, `const`, attributes.

mod e_attr_untyped_allow {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f() -> i64 {
        let n = 1 + 1;
        #[inline]
        fn add(x: i64) -> i64 {
            x + n
        }
        add(1)
    }
    #[test]
    fn t() {
        assert_eq!(f(), 3);
    }
}

mod k_attrs_untyped {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f() -> u32 {
        let n = 3 + 1;
        #[inline]
        fn a(x: u32) -> u32 {
            x + n
        }
        #[must_use]
        #[inline(always)]
        fn b(x: u32) -> u32 {
            a(x) * 2
        }
        #[allow(unused)]
        #[cold]
        fn c(x: u32) -> u32 {
            let y = 1;
            x - n
        }
        a(1) + b(2) + c(9)
    }
    #[test]
    fn t() {
        assert_eq!(f(), 22);
    }
}

mod k_const_fn {
    use nonlocal::nonlocal;
    #[nonlocal]
    const fn f(n: u32) -> u32 {
        let mut calls: u32 = 0;
        const fn go(i: u32) -> u32 {
            nonlocal!(calls);
            calls += 1;
            if i == 0 { n } else { i + go(i - 1) }
        }
        let s = go(3);
        s + calls * 100
    }
    const X: u32 = f(5);
    #[test]
    fn k_const_fn() {
        assert_eq!(X, 411);
    }
}

mod k_statics {
    use nonlocal::nonlocal;
    use std::sync::atomic::{AtomicU32, Ordering};
    static TOTAL: AtomicU32 = AtomicU32::new(0);
    #[nonlocal]
    fn f(n: u32) -> u32 {
        static LOCAL: AtomicU32 = AtomicU32::new(10);
        const K: usize = 3;
        let a: [u32; K] = [n; K];
        fn go(i: usize) {
            if i < K {
                TOTAL.fetch_add(a[i], Ordering::SeqCst);
                LOCAL.fetch_add(1, Ordering::SeqCst);
                go(i + 1)
            }
        }
        go(0);
        LOCAL.load(Ordering::SeqCst)
    }
    #[test]
    fn k_statics() {
        assert_eq!(f(2), 13);
        assert_eq!(TOTAL.load(Ordering::SeqCst), 6);
    }
}

mod panic_2018 {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(n: i64) -> i64 {
        let mut c: i64 = n;
        #[allow(non_fmt_panics)]
        fn go() {
            nonlocal!(c);
            c += 1;
            panic!("{c}")
        }
        go();
        c
    }
    #[test]
    fn panic_2018() {
        let e = std::panic::catch_unwind(|| f(1)).unwrap_err();
        let s = e
            .downcast_ref::<&str>()
            .map(|s| s.to_string())
            .or_else(|| e.downcast_ref::<String>().cloned())
            .unwrap();
        assert!(s == "2" || s == "{c}", "{}", s);
    }
}

mod a_async_untyped_read {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        loop {
            if let Poll::Ready(x) = f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return x;
            }
        }
    }
    #[nonlocal]
    async fn f() -> usize {
        let seen = Vec::from([1]);
        async fn get(x: usize) -> usize {
            seen.len() + x
        }
        let fut = get(1);
        fut.await
    }
    #[test]
    fn a_async_untyped_read() {
        assert_eq!(block(f()), 2);
    }
}

mod e_option_untyped_async {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        loop {
            if let Poll::Ready(x) = f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return x;
            }
        }
    }
    #[nonlocal]
    async fn f() -> u64 {
        let total = 1 + 1;
        async fn get(x: u64) -> u64 {
            x + total
        }
        let a = get(1).await;
        a + get(a).await
    }
    #[test]
    fn e_option_untyped_async() {
        assert_eq!(block(f()), 8);
    }
}

mod a_async_ret_ref {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        loop {
            if let Poll::Ready(x) = f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return x;
            }
        }
    }
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
    #[test]
    fn a_async_ret_ref() {
        assert_eq!(block(f("a", vec!["xyz".into()])), 5);
    }
}

mod k_attrs {
    use nonlocal::nonlocal;
    use std::panic::Location;
    #[nonlocal]
    fn f(n: u32) -> (u32, u32, u32) {
        #[inline]
        fn a(x: u32) -> u32 {
            x + n
        }
        #[inline(always)]
        #[must_use]
        fn b(x: u32) -> u32 {
            a(x) * 2
        }
        #[track_caller]
        fn line() -> u32 {
            let _ = n;
            Location::caller().line()
        }
        #[allow(clippy::all, unused_variables)]
        #[cold]
        fn c(x: u32, unused: u8) -> u32 {
            x - n
        }
        let l1 = line();
        let l2 = line();
        (a(1) + b(2), l2 - l1, c(9, 0))
    }
    #[test]
    fn k_attrs() {
        assert_eq!(f(3), (14, 1, 6));
    }
}

mod a_async_value {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        loop {
            if let Poll::Ready(x) = f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return x;
            }
        }
    }
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
    #[test]
    fn a_async_value() {
        let mut a = block(make(5));
        assert_eq!(block(a(1)), 8);
        assert_eq!(block(a(1)), 9);
    }
}

mod a_async {
    use nonlocal::nonlocal;
    use std::{
        future::Future,
        pin::{Pin, pin},
        task::{Context, Poll, Waker},
    };
    fn block<F: Future>(f: F) -> F::Output {
        let mut f = pin!(f);
        loop {
            if let Poll::Ready(x) = f.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return x;
            }
        }
    }
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
    #[test]
    fn a_async() {
        assert_eq!(block(f(1)), (4 + 6 + 3, vec![1, 1, 3, 2, 1]));
    }
}
