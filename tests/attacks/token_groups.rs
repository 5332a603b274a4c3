//! Fragments of `macro_rules!`, whose precedence the tokens alone do not show.

mod none_group_untouched {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
            fn make(n: i32) -> i32 {
                fn show() -> i32 {
                    $e * 2
                }
                n + show()
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_untouched() {
        assert_eq!(make(1), 11);
    }
}

mod none_group_ty {
    use nonlocal::nonlocal;
    macro_rules! mk { ($t:ty, $p:pat, $l:literal, $l2:lifetime) => { #[nonlocal] fn make<$l2>(n: &$l2 $t) -> impl Fn(Option<i32>) -> $t + $l2 { fn show(o: Option<i32>) -> $t { if let $p = o { *n + $l } else { *n } } show } } }
    mk!(i32, Some(3), -1, 'a);
    #[test]
    fn none_group_ty() {
        assert_eq!(make(&1)(Some(3)), 0);
    }
}

mod none_group_cast_ty {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($t:ty) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn() -> bool {
                fn k() -> bool {
                    (n as $t) < 5 as $t
                }
                k
            }
        };
    }
    mk!(u8);
    #[test]
    fn none_group_cast_ty() {
        assert!(make(0)());
    }
}

mod none_group_range_pat {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($p:pat) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn(&i32) -> bool {
                fn k(x: &i32) -> bool {
                    match x {
                        &$p => n == 0,
                        _ => false,
                    }
                }
                k
            }
        };
    }
    mk!(1 | 2);
    #[test]
    fn none_group_range_pat() {
        assert!(make(0)(&2));
    }
}

mod none_group_captured {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn() -> i32 {
                fn show() -> i32 {
                    n + $e * 2
                }
                show
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_captured() {
        assert_eq!(make(1)(), 11);
    }
}

mod none_group_nested_plain_beside_capture {
    use nonlocal::nonlocal;
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
            fn make(n: i32) -> i32 {
                fn k() -> i32 {
                    n
                }
                let f = k;
                let a = $e * 2;
                let b = -$e;
                f() + a * 100 + b
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_nested_plain_beside_capture() {
        assert_eq!(make(0), 995);
    }
}
