//! Generics of the factory and of its functions.

mod const_expr_only {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<const N: usize>(x: usize) -> usize {
        fn go(i: usize) -> usize {
            x + N + i
        }
        go(1)
    }
    #[test]
    fn t() {
        assert_eq!(f::<5>(1), 7);
    }
}

mod g_turbofish {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<T: Default + Into<i64>, const N: usize>(base: i64) -> i64 {
        fn go<U: Default + Into<i64>, const M: usize>(d: i64) -> i64 {
            U::default().into() + T::default().into() + base + d + (N * M) as i64
        }
        go::<i32, 2>(1) + go::<u8, 3>(2)
    }
    #[test]
    fn t() {
        assert_eq!(f::<i8, 10>(5), 5 + 1 + 20 + 5 + 2 + 30);
    }
}

mod g_bound_arg {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<A: From<i64>, F: Fn(A) -> bool>(f: F, n: i64) -> usize {
        fn go(x: i64) -> usize {
            if x == n { 0 } else { f(x.into()) as usize + go(x + 1) }
        }
        go(0)
    }
    #[test]
    fn t() {
        assert_eq!(f(|a: i64| a % 2 == 0, 5), 3);
    }
}

mod g_assoc_only {
    use nonlocal::nonlocal;
    use std::fmt::Display;
    #[nonlocal]
    fn show_first<I: Iterator>(it: I, first: I::Item) -> (String, usize)
    where
        I::Item: Display,
    {
        fn show() -> String {
            format!("<{first}>")
        }
        (show(), it.count())
    }
    #[test]
    fn t() {
        assert_eq!(show_first([1, 2].into_iter(), 7), ("<7>".to_string(), 2));
    }
}

mod g_assoc_vec {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn pairs<I: IntoIterator>(all: I) -> usize
    where
        I::Item: PartialEq,
    {
        let items: Vec<I::Item> = all.into_iter().collect();
        fn eq(i: usize, j: usize) -> usize {
            if j == items.len() { 0 } else { (items[i] == items[j]) as usize + eq(i, j + 1) }
        }
        (0..items.len()).map(|i| eq(i, i + 1)).sum()
    }
    #[test]
    fn t() {
        assert_eq!(pairs([1, 2, 1, 1]), 3);
    }
}

mod const_expr_range {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<T: Default + Copy, const N: usize>(x: T) -> Vec<T> {
        let mut v: Vec<T> = vec![];
        fn go() {
            nonlocal!(v);
            for i in 0..N {
                if i % 2 == 0 { v.push(x) } else { v.push(T::default()) }
            }
        }
        go();
        v
    }
    #[test]
    fn t() {
        assert_eq!(f::<i64, 3>(1), [1, 0, 1]);
    }
}

mod g_hrtb_dyn {
    use nonlocal::nonlocal;
    trait Shape<'x> {
        fn name(&self, s: &'x str) -> &'x str;
    }
    struct Id;
    impl<'x> Shape<'x> for Id {
        fn name(&self, s: &'x str) -> &'x str {
            s
        }
    }
    #[nonlocal]
    fn f(text: &str) -> usize {
        let s: Box<dyn for<'x> Shape<'x>> = Box::new(Id);
        fn go(n: usize) -> usize {
            if n == 0 { 0 } else { s.name(&text[n..]).len() + go(n - 1) }
        }
        go(2)
    }
    #[test]
    fn t() {
        assert_eq!(f("abc"), 3);
    }
}

mod assoc_named_t {
    use nonlocal::nonlocal;
    trait Tr {
        type T;
        fn get(&self) -> Self::T;
    }
    impl Tr for i64 {
        type T = u8;
        fn get(&self) -> u8 {
            *self as u8
        }
    }
    #[nonlocal]
    fn f<T: Clone, U: Tr<T = u8>>(x: T, u: U) -> usize {
        fn go<T>(_y: T) -> u8 {
            let _ = x.clone();
            u.get()
        }
        go("a") as usize + go(1) as usize
    }
    #[test]
    fn t() {
        assert_eq!(f("q", 4i64), 8);
    }
}

mod e_assoc_told_fix {
    use nonlocal::nonlocal;
    trait Graph {
        type Node: Copy + PartialEq;
        fn next(&self, n: Self::Node) -> Vec<Self::Node>;
    }
    struct G;
    impl Graph for G {
        type Node = u8;
        fn next(&self, n: u8) -> Vec<u8> {
            if n < 4 { vec![n + 1, n + 2] } else { vec![] }
        }
    }
    #[nonlocal]
    fn reach<Gr: Graph>(g: &Gr, from: Gr::Node) -> usize {
        let mut seen: Vec<Gr::Node> = vec![];
        fn go(n: Gr::Node) {
            nonlocal!(seen);
            if !seen.contains(&n) {
                seen.push(n);
                for m in g.next(n) {
                    go(m)
                }
            }
        }
        fn count() -> usize {
            seen.len()
        }
        go(from);
        count()
    }
    #[test]
    fn t() {
        assert_eq!(reach(&G, 0), 6);
    }
}

mod g_const_told {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<T: Default + Into<i64>, const N: usize>(a: [i64; N]) -> i64 {
        fn go(i: usize) -> i64 {
            if i == N { T::default().into() } else { a[i] + go(i + 1) }
        }
        go(0)
    }
    #[test]
    fn g_const_told() {
        assert_eq!(f::<i32, 3>([1, 2, 3]), 6);
    }
}

mod g_unsized {
    use nonlocal::nonlocal;
    use std::fmt::Debug;
    #[nonlocal]
    fn f<T: ?Sized + Debug>(x: &T, n: usize) -> String {
        fn go(i: usize) -> String {
            if i == n { String::new() } else { format!("{x:?}{}", go(i + 1)) }
        }
        go(0)
    }
    #[test]
    fn g_unsized() {
        assert_eq!(f("a", 2), "\"a\"\"a\"");
        assert_eq!(f(&[1][..], 1), "[1]");
    }
}

mod g_hrtb {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn longest<F>(words: &[String], trim: F) -> usize
    where
        F: for<'x> Fn(&'x str) -> &'x str,
    {
        fn go(i: usize) -> usize {
            if i == words.len() { 0 } else { trim(&words[i]).len().max(go(i + 1)) }
        }
        go(0)
    }
    #[test]
    fn g_hrtb() {
        assert_eq!(longest(&["ab ".into(), "abc  ".into()], |s| s.trim()), 3);
    }
}

mod shadow_life {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<'a>(x: &'a str, v: &mut Vec<&'a str>) -> usize {
        fn go<'a>(y: &'a str, n: usize) -> &'a str {
            nonlocal!(v);
            v.push(x);
            if n == 0 { y } else { go(y, n - 1) }
        }
        let o = String::from("own");
        go(&o, 2).len() + v.len()
    }
    #[test]
    fn shadow_life() {
        assert_eq!(f("x", &mut vec![]), 6);
    }
}

mod const_gen_nested {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<const N: usize>(base: [i64; N]) -> i64 {
        fn go<const M: usize>(x: [i64; M]) -> i64 {
            x.iter().sum::<i64>() + base[0] + M as i64
        }
        fn same<const N: usize>(x: [i64; N]) -> usize {
            x.len() * 10 + base.len()
        }
        go([1, 2]) + go::<1>([5]) + same([1; 3]) as i64
    }
    #[test]
    fn const_gen_nested() {
        assert_eq!(f([100, 0]), 3 + 102 + 5 + 101 + 32);
    }
}

mod g_lifetime_bounds {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<'a, 'b: 'a>(x: &'a str, y: &'b str) -> Vec<&'a str> {
        let mut out: Vec<&'a str> = vec![];
        fn push(flag: bool) {
            nonlocal!(out);
            out.push(if flag { x } else { y });
        }
        push(true);
        push(false);
        out
    }
    #[test]
    fn g_lifetime_bounds() {
        assert_eq!(f("x", "y"), ["x", "y"]);
    }
}

mod generic_value_msg {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f(k: i64) -> Vec<i64> {
        fn add<T: Into<i64>>(x: T) -> i64 {
            x.into() + k
        }
        fn twice(f: impl Fn(i64) -> i64) -> i64 {
            f(f(k))
        }
        let v = [1i64].map(|x| add(x)).to_vec();
        v.into_iter().map(|x| twice(|y| add(y) + x)).collect()
    }
    #[test]
    fn generic_value_msg() {
        assert_eq!(f(1), [7]);
    }
}

mod depth_generics {
    use nonlocal::nonlocal;
    use std::fmt::Debug;
    #[nonlocal]
    fn f<T: Debug, U: Debug + Clone>(t: T, u: U) -> String {
        fn outer<V: Debug, T: Debug>(v: V, w: T) -> String {
            let k: V = v;
            fn inner<T: Debug>(x: T, n: usize) -> String {
                if n == 0 { format!("{k:?}{t:?}{u:?}{x:?}") } else { inner(x, n - 1) }
            }
            inner('i', 1) + &format!("{w:?}{u:?}") + &inner(0u8, 0)
        }
        outer(1, "w") + &outer("v", 2.5)
    }
    #[test]
    fn depth_generics() {
        assert_eq!(f(true, ()), "1true()'i'\"w\"()1true()0\"v\"true()'i'2.5()\"v\"true()0");
    }
}

mod e_sum_told {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn f<T: Iterator<Item = U>, U: Into<i64> + Copy, V: From<U>>(it: T, last: U) -> V
    where
        V: Copy,
    {
        let total: i64 = it.map(|u| u.into()).sum();
        let v: V = V::from(last);
        fn go(n: i64) -> V {
            if n > total { v } else { go(n + 1) }
        }
        go(0)
    }
    #[test]
    fn e_sum_told() {
        assert_eq!(f::<_, i32, i64>([1, 2].into_iter(), 4), 4);
    }
}

mod g_same_names {
    use nonlocal::nonlocal;
    use std::fmt::Debug;
    #[nonlocal]
    fn f<'a, T: Debug + Clone>(x: &'a T, items: &'a [T]) -> String {
        let mut out = String::new();
        fn add<'a, T: Debug>(y: &'a T) -> &'a T {
            nonlocal!(out);
            out += &format!("{x:?}{y:?}{}", items.len());
            y
        }
        add(&'c');
        let z = add(&1u8);
        out.clone() + &z.to_string()
    }
    #[test]
    fn g_same_names() {
        assert_eq!(f(&"x", &["a"]), "\"x\"'c'1\"x\"111");
    }
}
