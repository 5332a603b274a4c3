//! Functions in functions in functions.

mod deep4 {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(a: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
        fn l1(b: i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
            let k = a * b;
            fn l2(c: i32) -> Box<dyn Fn(i32) -> i32> {
                let a = a + 1;
                fn l3(d: i32) -> i32 {
                    a * 1000 + b * 100 + c * 10 + d + k
                }
                Box::new(l3)
            }
            Box::new(l2)
        }
        l1
    }
    #[test]
    fn deep4() {
        assert_eq!(make(1)(2)(3)(4), 2236);
    }
}

mod deep_late {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn outer() -> Box<dyn Fn() -> i32> {
            fn inner() -> i32 {
                y + x
            }
            let y = 2;
            let r = Box::new(inner);
            r
        }
        let x = 40;
        outer
    }
    #[test]
    fn deep_late() {
        assert_eq!(make()()(), 42);
    }
}

mod lambda_value {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n
        }
        move || Box::new(f)
    }
    #[test]
    fn lambda_value() {
        assert_eq!(make(1)()(), 1);
    }
}

mod lambda_in_nested {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl FnMut() -> i32 {
        let mut c = 0;
        fn f() -> i32 {
            nonlocal!(c);
            let mut up = |by: i32| c += by;
            up(n);
            up(1);
            c
        }
        f
    }
    #[test]
    fn lambda_in_nested() {
        let mut f = make(2);
        f();
        assert_eq!(f(), 6);
    }
}

mod snapshot_before_the_function {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (i32, i32) {
        let mut x = 1;
        let x_now = x;
        fn show() -> i32 {
            x_now
        }
        let f = show;
        x += 1;
        (f(), x)
    }
    #[test]
    fn snapshot_before_the_function() {
        assert_eq!(make(), (1, 2));
    }
}

mod mid_level_snapshot {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl FnMut() -> Box<dyn Fn() -> i32> {
        let mut c = 0;
        fn mid() -> Box<dyn Fn() -> i32> {
            nonlocal!(c);
            c += 1;
            let now = c;
            fn leaf() -> i32 {
                now
            }
            Box::new(leaf)
        }
        mid
    }
    #[test]
    fn mid_level_snapshot() {
        let mut m = make();
        let a = m();
        let b = m();
        assert_eq!((a(), b()), (1, 2));
    }
}
