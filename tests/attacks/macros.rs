//! Macros: written by the user, in the factory, around it, and standard ones.

mod hygiene1 {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($x:ident) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn() -> i32 {
                let x = n;
                let $x = n * 10;
                fn show() -> i32 {
                    x
                }
                let _ = $x;
                show
            }
        };
    }
    mk!(x);
    #[test]
    fn hygiene1() {
        assert_eq!(make(1)(), 1);
    }
}

mod hygiene4 {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($n:ident, $b:block) => {
            #[nonlocal]
            fn make($n: i32) -> impl FnMut() -> i32 {
                let mut count = $n;
                fn inc() -> i32 {
                    nonlocal!(count);
                    count += 1;
                    $b;
                    count
                }
                inc
            }
        };
    }
    mk!(k, {
        let count = 7;
        let _ = count;
    });
    #[test]
    fn hygiene4() {
        let mut m = make(1);
        assert_eq!((m(), m()), (2, 3));
    }
}

mod hygiene6_items_capture {
    use nonlocal::nonlocal;
    macro_rules! mk { ($n:ident $($i:item)*) => { #[nonlocal] fn make($n:i32) -> Box<dyn Fn()->i32> { $($i)* Box::new(show) } } }
    mk!(n fn show() -> i32 { n + 4 });
    #[test]
    fn hygiene6_items_capture() {
        assert_eq!(make(1)(), 5);
    }
}

mod hygiene8_local_macro {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl Fn() -> i32 {
        let x = 1;
        macro_rules! getx {
            () => {
                x
            };
        }
        let x = 2;
        fn show() -> i32 {
            x + getx!()
        }
        show
    }
    #[test]
    fn hygiene8_local_macro() {
        assert_eq!(make()(), 3);
    }
}

mod hygiene11_local_macro_nested_change {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> i32 {
        let mut x = 1;
        macro_rules! up {
            () => {
                x += 1
            };
        }
        fn inc() -> i32 {
            nonlocal!(x);
            up!();
            x
        }
        let mut f = inc;
        f();
        f()
    }
    #[test]
    fn hygiene11_local_macro_nested_change() {
        assert_eq!(make(), 3);
    }
}

mod hygiene13_name_macro {
    use nonlocal::nonlocal;
    macro_rules! add {
        ($a:ident) => {
            $a + 1
        };
    }
    #[nonlocal]
    fn make() -> impl Fn() -> i32 {
        let x = 1;
        fn show() -> i32 {
            add!(x)
        }
        let x = 5;
        let _ = x;
        show
    }
    #[test]
    fn hygiene13_name_macro() {
        assert_eq!(make()(), 2);
    }
}

mod macro_return {
    use nonlocal::nonlocal;
    macro_rules! bail {
        ($e:expr) => {
            return $e
        };
    }
    #[nonlocal]
    fn make(b: bool) -> i32 {
        let mut x = 1;
        fn inc() -> i32 {
            nonlocal!(x);
            x += 1;
            x
        }
        let mut f = inc;
        if b {
            bail!(f())
        }
        f() + 10
    }
    #[test]
    fn macro_return() {
        assert_eq!((make(true), make(false)), (2, 12));
    }
}

mod macro_args {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> String {
        fn f() -> String {
            let v = vec![n; 2];
            assert!(n > 0, "{n} {}", n);
            debug_assert_eq!(v.len(), 2, "{v:?}");
            assert!(matches!(n, x if x == n));
            let mut s = String::new();
            use std::fmt::Write;
            write!(s, "{n:?}{v:?}").unwrap();
            s
        }
        let n = "";
        let _ = n;
        f
    }
    #[test]
    fn macro_args() {
        assert_eq!(make(3)(), "3[3, 3]");
    }
}

mod named_arg_format_like {
    use nonlocal::nonlocal;
    macro_rules! fmt { ($f:expr, $($x:ident = $v:expr),*) => { format!($f, $($x = $v),*) } }
    #[nonlocal]
    fn make(a: i32) -> impl Fn() -> String {
        fn show() -> String {
            fmt!("{x}", x = a)
        }
        show
    }
    #[test]
    fn named_arg_format_like() {
        assert_eq!(make(4)(), "4");
    }
}

mod vec_macro_values {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> Vec<Box<dyn Fn() -> i32>> {
        fn a() -> i32 {
            n
        }
        fn b() -> i32 {
            n + 1
        }
        vec![Box::new(a), Box::new(b)]
    }
    #[test]
    fn vec_macro_values() {
        assert_eq!(make(1).iter().map(|f| f()).sum::<i32>(), 3);
    }
}

mod value_in_assert {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> bool {
        fn a() -> i32 {
            n
        }
        fn call(f: impl Fn() -> i32) -> i32 {
            f()
        }
        assert_eq!(call(a), n, "called {}", call(a));
        matches!(call(a), x if x == n)
    }
    #[test]
    fn value_in_assert() {
        assert!(make(1));
    }
}

mod stringify_named {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> &'static str {
        fn a() -> &'static str {
            let _ = n;
            stringify!(n + 1)
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn stringify_named() {
        assert_eq!(m(1)(), "n + 1");
    }
}

mod user_vec_like {
    use nonlocal::nonlocal;
    macro_rules! my_vec { ($($e:expr),* $(,)?) => { <[_]>::into_vec(Box::new([$($e),*])) } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> Vec<i32> {
        fn a() -> Vec<i32> {
            my_vec![n, n + 1,]
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn user_vec_like() {
        assert_eq!(m(1)(), [1, 2]);
    }
}

mod user_stmt_macro {
    use nonlocal::nonlocal;
    macro_rules! run { ($($b:tt)*) => { { $($b)* } } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> i32 {
        fn a() -> i32 {
            run! { let k = n; let n = k + 1; n * 2 }
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn user_stmt_macro() {
        assert_eq!(m(1)(), 4);
    }
}

mod user_hash_macro_known {
    use nonlocal::nonlocal;
    macro_rules! pairs { ($($k:expr => $v:expr),*) => { vec![$(($k, $v)),*] } }
    #[nonlocal]
    fn m(n: i32) -> impl Fn() -> Vec<(i32, i32)> {
        fn a() -> Vec<(i32, i32)> {
            let _ = n;
            pairs!(n => n + 1)
        }
        a
    }
    #[test]
    fn user_hash_macro_known() {
        assert_eq!(m(1)(), [(1, 2)]);
    }
}

mod hygiene7_expr {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($n:ident $e:expr) => {
            #[nonlocal]
            fn make($n: i32) -> Box<dyn Fn() -> i32> {
                fn show() -> i32 {
                    $e * 2
                }
                Box::new(show)
            }
        };
    }
    mk!(n n + 4);
    #[test]
    fn hygiene7_expr() {
        assert_eq!(make(1)(), 10);
    }
}
