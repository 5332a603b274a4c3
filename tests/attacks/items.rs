//! Items in factories, and factories in factories.

mod sibling_blocks {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> i32 {
        let a = {
            fn f() -> i32 {
                10
            }
            f()
        };
        let b = {
            fn f() -> i32 {
                n
            }
            let g = f;
            g()
        };
        a + b
    }
    #[test]
    fn sibling_blocks() {
        assert_eq!(make(3), 13);
    }
}

mod late_const {
    use nonlocal::nonlocal;
    const LIMIT: i32 = 3;
    static TABLE: [i32; 2] = [1, 2];
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn f() -> i32 {
            const LIMIT: i32 = 50;
            n + LIMIT + TABLE[1]
        }
        {
            const LIMIT: i32 = 9;
            let _ = LIMIT;
        }
        let _ = LIMIT;
        f
    }
    #[test]
    fn late_const() {
        assert_eq!(make(1)(), 53);
    }
}

mod inner_const_visible {
    use nonlocal::nonlocal;
    const LIMIT: i32 = 3;
    #[nonlocal]
    fn make(n: i32) -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n + LIMIT
        }
        {
            const OTHER: i32 = 9;
            let _ = OTHER;
            Box::new(f)
        }
    }
    #[test]
    fn inner_const_visible() {
        let _ = LIMIT;
        assert_eq!(make(1)(), 4);
    }
}

mod static_refs {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(a: &'a str, b: &'a [i32]) -> (impl Fn() -> &'a str, impl Fn(usize) -> Option<&'a i32>) {
        fn f() -> &'a str {
            a
        }
        fn g(i: usize) -> Option<&'a i32> {
            b.get(i)
        }
        (f, g)
    }
    #[test]
    fn static_refs() {
        let s = String::from("x");
        let (f, g) = make(&s, &[1, 2]);
        assert_eq!((f(), g(1)), ("x", Some(&2)));
    }
}

mod factory_in_factory_typed {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        #[nonlocal]
        fn inner(start: i32) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner(h());
        k();
        k()
    }
    #[test]
    fn factory_in_factory_typed() {
        assert_eq!(outer(1), 3);
    }
}

mod factory_in_factory_default {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        nonlocal::factory! { fn inner(start: i32 = 5) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 { nonlocal!(c); c += 1; c }
            next
        } }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner!();
        k();
        k() + h()
    }
    #[test]
    fn factory_in_factory_default() {
        assert_eq!(outer(1), 8);
    }
}

mod impl_in_factory {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        struct S(i32);
        impl S {
            fn n(&self) -> i32 {
                let n = self.0;
                fn k(n: i32) -> i32 {
                    n
                }
                k(n)
            }
        }
        fn hold() -> i32 {
            S(n).n()
        }
        let h = hold;
        h()
    }
    #[test]
    fn impl_in_factory() {
        assert_eq!(outer(1), 1);
    }
}

mod vis_pub {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> impl Fn() -> i32 {
        pub fn h() -> i32 {
            n
        }
        h
    }
    #[test]
    fn vis_pub() {
        assert_eq!(outer(1)(), 1);
    }
}

mod pin_unsafe_extern {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> impl Fn() -> i32 {
        extern "C" fn c() -> i32 {
            2
        }
        const fn k() -> i32 {
            3
        }
        fn h() -> i32 {
            n + 1 + c() + const { k() }
        }
        h
    }
    #[test]
    fn pin_unsafe_extern() {
        assert_eq!(outer(1)(), 7);
    }
}

mod union_of_levels {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(a: i32) -> impl FnMut(i32) -> i32 {
        let mut total = 0;
        fn outer(b: i32) -> i32 {
            nonlocal!(total);
            let c = a + b;
            fn pure(x: i32) -> i32 {
                x + 1
            }
            fn inner(d: i32) -> i32 {
                c + d
            }
            let g = inner;
            total += pure(g(1));
            total
        }
        outer
    }
    #[test]
    fn union_of_levels() {
        let mut f = make(1);
        f(1);
        assert_eq!(f(2), 9);
    }
}

mod nested_const_and_static {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn f() -> i32 {
            static S: i32 = 5;
            const fn twice(x: i32) -> i32 {
                x * 2
            }
            const C: i32 = twice(4);
            n + S + C
        }
        f
    }
    #[test]
    fn nested_const_and_static() {
        assert_eq!(make(1)(), 14);
    }
}

mod default_mut_state {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(#[default(3)] n: i32) -> impl FnMut() -> i32 {
        let mut n = n;
        fn f() -> i32 {
            nonlocal!(n);
            n *= 2;
            n
        }
        f
    }
    #[test]
    fn default_mut_state() {
        let mut a = make!();
        let mut b = make!();
        a();
        assert_eq!((a(), b()), (12, 6));
    }
}

mod use_in_block {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        use std::cmp::max;
        fn f() -> i32 {
            max(n, 3)
        }
        f
    }
    #[test]
    fn use_in_block() {
        assert_eq!(make(1)(), 3);
    }
}

mod enum_local {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        #[derive(Clone, Copy)]
        enum E {
            A,
            B(i32),
        }
        use E::*;
        let e = if n > 0 { B(n) } else { A };
        fn f() -> i32 {
            match e {
                A => 0,
                B(n) => n * 2,
            }
        }
        f
    }
    #[test]
    fn enum_local() {
        assert_eq!(make(2)(), 4);
    }
}

mod trait_local {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        trait D {
            fn d(&self) -> i32;
        }
        impl D for i32 {
            fn d(&self) -> i32 {
                self * 2
            }
        }
        fn f() -> i32 {
            n.d()
        }
        f
    }
    #[test]
    fn trait_local() {
        assert_eq!(make(2)(), 4);
    }
}

mod factory_in_factory {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        #[nonlocal]
        fn inner(start: i32) -> _ {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        let mut k = inner(n);
        k();
        k()
    }
    #[test]
    fn factory_in_factory() {
        assert_eq!(outer(1), 3);
    }
}
