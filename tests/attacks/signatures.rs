//! What signatures can hold.

mod inline_attr {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: usize) -> impl Fn(&str) -> &str {
        #[inline(always)]
        fn f(s: &str) -> &str {
            &s[n..]
        }
        f
    }
    #[test]
    fn inline_attr() {
        assert_eq!(make(1)("ab"), "b");
    }
}

mod inline_attr2 {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: usize) -> (Box<dyn Fn() -> usize>, impl Fn() -> usize) {
        #[inline]
        #[must_use]
        fn f() -> usize {
            n
        }
        #[cold]
        fn g() -> usize {
            n + 1
        }
        (Box::new(f), g)
    }
    #[test]
    fn inline_attr2() {
        let (a, b) = make(1);
        assert_eq!((a(), b()), (1, 2));
    }
}

mod never {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: usize) -> impl Fn() {
        fn f() -> ! {
            panic!("{n}")
        }
        fn g() {
            if n > 5 {
                let h = f;
                h()
            }
        }
        g
    }
    #[test]
    fn never() {
        make(1)()
    }
}

mod never_unit {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: String) -> Box<dyn Fn() -> String> {
        fn f() -> String {
            if n.is_empty() {
                return String::new();
            }
            let v = n.chars().next();
            let Some(c) = v else { return "no".into() };
            c.to_string()
        }
        Box::new(f)
    }
    #[test]
    fn never_unit() {
        assert_eq!(make("ab".into())(), "a");
    }
}

mod question {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn(&str) -> Result<i32, std::num::ParseIntError> {
        fn f(s: &str) -> Result<i32, std::num::ParseIntError> {
            let x: i32 = s.parse()?;
            Ok(x + n)
        }
        f
    }
    #[test]
    fn question() {
        assert_eq!(make(1)("2"), Ok(3));
        assert!(make(1)("a").is_err());
    }
}

mod generics {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<T: Clone + std::ops::Add<Output = T>, const N: usize>(
        x: T,
    ) -> (impl Fn(T) -> [T; N], impl Fn() -> T)
    where
        T: Copy,
    {
        fn f(y: T) -> [T; N] {
            [x + y; N]
        }
        fn g() -> T {
            x
        }
        (f, g)
    }
    #[test]
    fn generics() {
        let (f, g) = make::<i32, 3>(1);
        assert_eq!((f(2), g()), ([3, 3, 3], 1));
    }
}

mod generics_link {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'x, T: Clone + PartialEq + 'x>(x: T) -> Box<dyn for<'a> Fn(&'a [T]) -> Option<&'a T> + 'x> {
        fn f(y: &[T]) -> Option<&T> {
            y.iter().find(|v| **v == x)
        }
        Box::new(f)
    }
    #[test]
    fn generics_link() {
        assert_eq!(make(1)(&[2, 1]), Some(&1));
    }
}

mod dyn_if_value {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32, b: bool) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n
        }
        fn c() -> i32 {
            -n
        }
        Box::new(if b { Box::new(a) as Box<dyn Fn() -> i32> } else { Box::new(c) })
    }
    #[test]
    fn dyn_if_value() {
        assert_eq!((make(1, true)(), make(1, false)()), (1, -1));
    }
}

mod block_item_generic_sibling {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn id<T>(t: T) -> T {
            t
        }
        fn f() -> i32 {
            id(n) + later()
        }
        fn later() -> i32 {
            id(5)
        }
        f
    }
    #[test]
    fn block_item_generic_sibling() {
        assert_eq!(make(3)(), 8);
    }
}

mod impl_trait_return {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> i32 {
        fn f(k: i32) -> impl Iterator<Item = i32> {
            (0..n).map(move |x| x * k)
        }
        let g = f;
        g(2).sum()
    }
    #[test]
    fn impl_trait_return() {
        assert_eq!(make(4), 12);
    }
}

mod ed18 {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go(x: i32) -> impl Fn() -> String {
        fn show() -> String {
            format!("{x}")
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed18() {
        assert_eq!(go(3)(), "3");
    }
}

mod ed21_panic {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go(x: i32) -> impl Fn() {
        fn show() {
            if x > 5 {
                panic!("{x}")
            }
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed21_panic() {
        go(3)();
    }
}

mod ed18_panic {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go(x: i32) -> impl Fn() {
        fn show() {
            if x > 5 {
                panic!("{x} {}", x)
            }
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed18_panic() {
        go(3)();
    }
}

mod ed18_dyn_bare {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go(dyn_: i32) -> impl Fn() -> i32 {
        fn show() -> i32 {
            let r#try = dyn_;
            r#try
        }
        show
    }
    #[test]
    fn ed18_dyn_bare() {
        assert_eq!(go(3)(), 3);
    }
}

mod str_slice_pat {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn outer(n: &[i32]) -> impl Fn() -> i32 {
        fn h() -> i32 {
            match n {
                [a, .., b] => a + b,
                _ => 0,
            }
        }
        h
    }
    #[test]
    fn str_slice_pat() {
        assert_eq!(outer(&[1, 2, 3])(), 4);
    }
}

mod infer_box_ret {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> _ {
        fn show(x: i32) -> Box<dyn Fn() -> i32> {
            fn k() -> i32 {
                n + x
            }
            Box::new(k)
        }
        (show,)
    }
    #[test]
    fn infer_box_ret() {
        assert_eq!((make(3).0)(2)(), 5);
    }
}

mod where_clause_and_assoc {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<I>(it: I) -> impl FnMut() -> Option<I::Item>
    where
        I: Iterator,
        I::Item: Clone,
    {
        let mut it = it;
        let mut last: Option<I::Item> = None;
        fn next() -> Option<I::Item> {
            nonlocal!(it, last);
            last = it.next().or(last.clone());
            last.clone()
        }
        next
    }
    #[test]
    fn where_clause_and_assoc() {
        let mut f = make([1, 2].into_iter());
        assert_eq!((f(), f(), f()), (Some(1), Some(2), Some(2)));
    }
}

mod const_param_named_like_local {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<const N: usize>(n: usize) -> impl Fn() -> usize {
        fn f() -> usize {
            let a = [0u8; N];
            a.len() + n
        }
        f
    }
    #[test]
    fn const_param_named_like_local() {
        assert_eq!(make::<3>(4)(), 7);
    }
}

mod dyn_param {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> impl Fn(&dyn Fn(i32) -> i32) -> i32 {
        fn a(f: &dyn Fn(i32) -> i32) -> i32 {
            f(n)
        }
        a
    }
    #[test]
    fn dyn_param() {
        assert_eq!(m(2)(&|x| x * 3), 6);
    }
}

mod impl_trait_return_infer {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> String {
        fn f() -> impl Iterator<Item = u8> {
            let _ = n;
            0..2
        }
        let g = f;
        g().map(|x| format!("{:?}", !x)).collect()
    }
    #[test]
    fn impl_trait_return_infer() {
        assert_eq!(make(1), "255254");
    }
}
