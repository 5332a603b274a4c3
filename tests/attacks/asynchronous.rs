//! `async` factories, functions and blocks.

mod asyncs {
    use nonlocal::nonlocal;
    #[nonlocal]
    async fn make(n: i32) -> impl AsyncFn(i32) -> i32 {
        fn_later(n).await;
        async fn f(x: i32) -> i32 {
            x + n
        }
        f
    }
    async fn fn_later(_: i32) {}
    #[test]
    fn asyncs() {
        use std::future::Future;
        let mut f = Box::pin(async { make(1).await(2).await });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(3));
    }
}

mod async_mut_infer {
    use nonlocal::nonlocal;
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
    #[test]
    fn async_mut_infer() {
        use std::future::Future;
        let mut f = Box::pin(async {
            let mut m = make(1);
            m("ab").await;
            m("ab").await
        });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(5));
    }
}

mod async_link {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: usize) -> impl AsyncFn(&str) -> &str {
        async fn f(x: &str) -> &str {
            &x[n..]
        }
        f
    }
    #[test]
    fn async_link() {
        use std::future::Future;
        let mut f = Box::pin(async { make(1)("ab").await.len() });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(1));
    }
}

mod async_block_value {
    use nonlocal::nonlocal;
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
    #[test]
    fn async_block_value() {
        use std::future::Future;
        let mut f = Box::pin(make(4));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(4));
    }
}

mod ed18_async {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go(x: i32) -> String {
        async fn show() -> i32 {
            x
        }
        let f = show;
        let _ = f;
        "3".into()
    }
    #[test]
    fn ed18_async() {
        assert_eq!(go(3), "3");
    }
}

mod async_fn_factory_loop {
    use nonlocal::nonlocal;
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
    #[test]
    fn async_fn_factory_loop() {
        use std::future::Future;
        let mut f = Box::pin(make(4));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(vec![4, 5]));
    }
}

mod async_factory_infer {
    use nonlocal::nonlocal;
    #[nonlocal]
    async fn m(n: i32) -> _ {
        fn up() -> i32 {
            n
        }
        up
    }
    #[test]
    fn async_factory_infer() {
        drop(m(1));
    }
}
