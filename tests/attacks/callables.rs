//! Functions and closures that are captured, passed and stored.

mod impl_fn_capture {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn compose(f: impl Fn(i32) -> i32, g: impl Fn(i32) -> i32) -> impl Fn(i32) -> i32 {
        fn h(x: i32) -> i32 {
            f(g(x))
        }
        h
    }
    #[test]
    fn impl_fn_capture() {
        assert_eq!(compose(|x| x + 1, |x| x * 2)(5), 11);
    }
}

mod fnmut_capture {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn twice(mut f: impl FnMut() -> i32) -> impl FnMut() -> i32 {
        fn h() -> i32 {
            nonlocal!(f);
            f();
            f()
        }
        h
    }
    #[test]
    fn fnmut_capture() {
        let mut n = 0;
        let mut g = twice(move || {
            n += 1;
            n
        });
        assert_eq!((g(), g()), (2, 4));
    }
}

mod fnmut_capture_undeclared {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn twice(mut f: Box<dyn FnMut() -> i32>) -> impl FnMut() -> i32 {
        fn h() -> i32 {
            nonlocal!(f);
            f();
            f()
        }
        h
    }
    #[test]
    fn fnmut_capture_undeclared() {
        let mut n = 0;
        let mut g = twice(Box::new(move || {
            n += 1;
            n
        }));
        assert_eq!((g(), g()), (2, 4));
    }
}

mod fn_pointer {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(f: fn(i32) -> i32) -> (impl Fn(i32) -> i32, impl Fn() -> i32) {
        fn a(x: i32) -> i32 {
            f(x) + 1
        }
        fn b() -> i32 {
            f(10)
        }
        (a, b)
    }
    #[test]
    fn fn_pointer() {
        fn d(x: i32) -> i32 {
            x * 2
        }
        let (a, b) = make(d);
        assert_eq!((a(1), b()), (3, 20));
    }
}

mod callable_mut_frozen {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go() -> i32 {
        let mut k = 1;
        let mut f = move || {
            k += 1;
            k
        };
        f();
        fn call() -> i32 {
            nonlocal!(f);
            f()
        }
        let mut g = call;
        g()
    }
    #[test]
    fn callable_mut_frozen() {
        assert_eq!(go(), 3);
    }
}

mod closure_copy_fn_ok {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        fn h() -> i32 {
            n
        }
        let f = h;
        let g = f;
        f() + g()
    }
    #[test]
    fn closure_copy_fn_ok() {
        assert_eq!(outer(1), 2);
    }
}

mod value_as_default_param_dup_read {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: String) -> (usize, String) {
        fn h() -> usize {
            n.len()
        }
        let f = h;
        let r = {
            let n = n;
            n + "x"
        };
        (f(), r)
    }
    #[test]
    fn value_as_default_param_dup_read() {
        assert_eq!(outer("a".into()), (1, "ax".into()));
    }
}

mod fnmut_param_twice {
    use nonlocal::nonlocal;
    fn twice(f: &mut impl FnMut() -> i32) -> i32 {
        f();
        f()
    }
    #[nonlocal]
    fn make() -> i32 {
        let mut c = 0;
        fn inc() -> i32 {
            nonlocal!(c);
            c += 1;
            c
        }
        twice(&mut inc)
    }
    #[test]
    fn fnmut_param_twice() {
        assert_eq!(make(), 2);
    }
}

mod boxed_fn_mut_in_an_option {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(cb: Option<Box<dyn FnMut(i32) -> i32>>) -> impl FnMut(i32) -> i32 {
        let mut cb = cb;
        fn fire(x: i32) -> i32 {
            nonlocal!(cb);
            match &mut cb {
                Some(f) => f(x),
                None => x,
            }
        }
        fire
    }
    #[test]
    fn boxed_fn_mut_in_an_option() {
        let mut n = 0;
        let mut f = make(Some(Box::new(move |x| {
            n += x;
            n
        })));
        f(1);
        assert_eq!(f(2), 3);
        assert_eq!(make(None)(9), 9);
    }
}

mod fn_ptr_value_hidden {
    use nonlocal::nonlocal;
    fn help() -> i32 {
        1
    }
    #[nonlocal]
    fn make(n: i32) -> i32 {
        fn k() -> i32 {
            let h: fn() -> i32 = help;
            n + h()
        }
        let f = {
            let help = 50;
            let g = k;
            g() + help
        };
        f
    }
    #[test]
    fn fn_ptr_value_hidden() {
        assert_eq!(make(1), 52);
    }
}

mod late_callable_with_capture {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> i32 {
        fn run() -> i32 {
            cb(1) + n
        }
        let cb = |x: i32| x + 1;
        let f = run;
        f()
    }
    #[test]
    fn late_callable_with_capture() {
        assert_eq!(m(1), 3);
    }
}

mod early_callable {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m() -> i32 {
        let cb = |x: i32| x + 1;
        fn run() -> i32 {
            cb(1)
        }
        let f = run;
        f()
    }
    #[test]
    fn early_callable() {
        assert_eq!(m(), 2);
    }
}

mod param_default_fn_closure_pair {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> (impl Fn() -> i32, impl Fn() -> i32) {
        fn a() -> i32 {
            n
        }
        let b = a;
        (a, b)
    }
    #[test]
    fn param_default_fn_closure_pair() {
        let (a, b) = m(1);
        assert_eq!(a() + b(), 2);
    }
}
