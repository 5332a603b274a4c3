//! Lifetimes in signatures: elided, linked, named.

mod where_elided_impl {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: &str) -> impl Fn(&str) -> bool {
        fn a(x: &str) -> bool {
            n == x
        }
        a
    }
    #[test]
    fn where_elided_impl() {
        assert!(m("a")("a"));
    }
}

mod elided_in_struct {
    use nonlocal::nonlocal;
    struct V<'a>(&'a str);
    #[nonlocal]
    fn m(n: usize) -> impl Fn(V) -> V {
        fn a(v: V) -> V {
            V(&v.0[n..])
        }
        a
    }
    #[test]
    fn elided_in_struct() {
        assert_eq!(m(1)(V("ab")).0, "b");
    }
}

mod elided_in_iter {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: usize) -> Box<dyn Fn(std::slice::Iter<i32>) -> std::slice::Iter<i32>> {
        fn a(v: std::slice::Iter<i32>) -> std::slice::Iter<i32> {
            v.as_slice()[n..].iter()
        }
        Box::new(a)
    }
    #[test]
    fn elided_in_iter() {
        assert_eq!(m(1)([1, 2].iter()).count(), 1);
    }
}

mod elided_box_dyn_out {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> i32 {
        fn a(v: &[i32]) -> Box<dyn Iterator<Item = i32> + '_> {
            Box::new(v.iter().map(move |x| x + n))
        }
        let f = a;
        let v = vec![1];
        f(&v).sum()
    }
    #[test]
    fn elided_box_dyn_out() {
        assert_eq!(m(1), 2);
    }
}

mod two_calls_two_lifetimes {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> i32 {
        let mut all = 0;
        fn a(v: &i32) -> i32 {
            nonlocal!(all);
            all += *v + n;
            all
        }
        let mut f = a;
        {
            let x = 1;
            f(&x);
        }
        let y = 2;
        f(&y)
    }
    #[test]
    fn two_calls_two_lifetimes() {
        assert_eq!(m(1), 5);
    }
}

mod two_calls_two_lifetimes_unannotated {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn m(n: i32) -> usize {
        fn a(v: Vec<&str>) -> usize {
            v.len() + n as usize
        }
        let f = a;
        let r = {
            let s = String::from("a");
            f(vec![&s])
        };
        let s2 = String::from("a");
        r + f(vec![&s2])
    }
    #[test]
    fn two_calls_two_lifetimes_unannotated() {
        assert_eq!(m(1), 4);
    }
}

mod lifetime_shadow {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(pre: &'a str) -> impl for<'b> Fn(&'b str) -> &'b str + 'a {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    #[test]
    fn lifetime_shadow() {
        assert_eq!(make("ab")("abc"), "c");
    }
}

mod lifetime_infer {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(pre: &'a str) -> _ {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    #[test]
    fn lifetime_infer() {
        assert_eq!(make("ab")("abc"), "c");
    }
}

mod link_fnonce {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: String) -> impl FnOnce(&str) -> &str {
        fn f(s: &str) -> &str {
            let k = n;
            &s[k.len()..]
        }
        f
    }
    #[test]
    fn link_fnonce() {
        assert_eq!(make("a".into())("ab"), "b");
    }
}

mod link_fnmut_ref {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(out: &mut Vec<String>) -> impl FnMut(&str) -> &str {
        fn f(s: &str) -> &str {
            nonlocal!(out);
            out.push(s.to_owned());
            s
        }
        f
    }
    #[test]
    fn link_fnmut_ref() {
        let mut v = vec![];
        assert_eq!(make(&mut v)("a"), "a");
        assert_eq!(v, ["a"]);
    }
}
