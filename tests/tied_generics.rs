//! Tied functions with types from around: generics of an `impl`, `dyn`, `impl`, lifetimes, results that refer to captures.

mod impl_attr {
    use nonlocal::nonlocal;
    struct Tree<T> {
        root: Option<Box<N<T>>>,
    }
    struct N<T> {
        v: T,
        l: Option<Box<N<T>>>,
        r: Option<Box<N<T>>>,
    }
    impl<T: Ord + Clone> Tree<T> {
        #[nonlocal]
        fn sorted(&self) -> Vec<T> {
            let mut out = vec![];
            fn go(n: &Option<Box<N<T>>>) {
                nonlocal!(out);
                if let Some(n) = n {
                    go(&n.l);
                    out.push(n.v.clone());
                    go(&n.r);
                }
            }
            go(&self.root);
            out
        }
        #[nonlocal]
        fn sorted_refs(&self) -> Vec<&T> {
            let mut out = vec![];
            fn go(n: &Option<Box<N<T>>>) {
                nonlocal!(out);
                if let Some(n) = n {
                    go(&n.l);
                    out.push(&n.v);
                    go(&n.r);
                }
            }
            go(&self.root);
            out
        }
        #[nonlocal]
        fn deref(&self) -> usize {
            let mut depths = vec![];
            fn go(n: Option<&N<T>>, d: usize) {
                nonlocal!(depths);
                let Some(n) = n else {
                    depths.push(d);
                    return;
                };
                go(n.l.as_deref(), d + 1);
                go(n.r.as_deref(), d + 1);
            }
            go(self.root.as_deref(), 0);
            depths.into_iter().max().unwrap()
        }
        #[nonlocal]
        fn insert(&mut self, v: T) -> usize {
            let mut depth = 0;
            fn go(slot: &mut Option<Box<N<T>>>, v: T) {
                nonlocal!(depth);
                depth += 1;
                match slot {
                    None => *slot = Some(Box::new(N { v, l: None, r: None })),
                    Some(n) => {
                        if v < n.v {
                            go(&mut n.l, v)
                        } else {
                            go(&mut n.r, v)
                        }
                    }
                }
            }
            go(&mut self.root, v);
            depth
        }
        #[nonlocal]
        fn build(items: &[T]) -> Self {
            let mut made = vec![];
            fn go(items: &[T]) -> Option<Box<N<T>>> {
                nonlocal!(made);
                if items.is_empty() {
                    return None;
                }
                let m = items.len() / 2;
                made.push(m);
                Some(Box::new(N { v: items[m].clone(), l: go(&items[..m]), r: go(&items[m + 1..]) }))
            }
            let root = go(items);
            assert_eq!(made.len(), items.len());
            Self { root }
        }
        #[nonlocal]
        fn kth(&self, k: usize) -> Option<&T> {
            let mut left = k;
            fn go(n: Option<&N<T>>) -> Option<&T> {
                nonlocal!(left);
                let n = n?;
                if let Some(v) = go(n.l.as_deref()) {
                    return Some(v);
                }
                if left == 0 {
                    return Some(&n.v);
                }
                left -= 1;
                go(n.r.as_deref())
            }
            go(self.root.as_deref())
        }
    }

    #[test]
    fn runs() {
        let mut t = Tree::build(&[1, 3, 5, 7]);
        assert_eq!(t.insert(4), 3);
        assert_eq!(t.sorted(), [1, 3, 4, 5, 7]);
        assert_eq!(t.sorted_refs(), [&1, &3, &4, &5, &7]);
        assert_eq!(t.deref(), 3);
        assert_eq!(t.kth(2), Some(&4));
        assert_eq!(t.kth(9), None);
    }
}

mod const_generic {
    use nonlocal::nonlocal;
    struct B<const N: usize> {
        c: [[u8; N]; N],
    }
    impl<const N: usize> B<N> {
        #[nonlocal]
        fn flood(&mut self, r: usize, c: usize) -> usize {
            let mut seen = [[false; N]; N];
            let mut count = 0;
            fn go(r: usize, c: usize) {
                nonlocal!(seen, count, self);
                if r >= N || c >= N || seen[r][c] || self.c[r][c] == 0 {
                    return;
                }
                seen[r][c] = true;
                count += 1;
                self.c[r][c] = 9;
                go(r + 1, c);
                go(r, c + 1);
                go(r.wrapping_sub(1), c);
                go(r, c.wrapping_sub(1));
            }
            go(r, c);
            count
        }
        #[nonlocal]
        fn rows(&self) -> Vec<[u8; N]> {
            let mut out = vec![];
            fn go(row: [u8; N], i: usize) {
                nonlocal!(out);
                out.push(row);
                if i + 1 < N {
                    go(self.c[i + 1], i + 1);
                }
            }
            go(self.c[0], 0);
            out
        }
    }
    #[nonlocal]
    fn free<const N: usize, T: Copy + Default>(a: [T; N]) -> Vec<T> {
        let mut out = vec![];
        fn go(i: usize, d: T) {
            nonlocal!(out);
            if i == N {
                out.push(d);
                return;
            }
            go(i + 1, T::default());
            out.push(a[i]);
        }
        go(0, T::default());
        out
    }

    #[test]
    fn runs() {
        let mut b = B { c: [[1, 1, 0], [0, 1, 0], [1, 0, 1]] };
        assert_eq!(b.flood(0, 0), 3);
        assert_eq!(b.rows()[0], [9, 9, 0]);
        assert_eq!(free([1, 2]), [0, 2, 1]);
    }
}

mod dyn_t_impl {
    use nonlocal::nonlocal;
    struct Q<T>(Vec<T>);
    impl<T: Clone> Q<T> {
        #[nonlocal]
        fn run(&self, keep: &dyn Fn(&T) -> bool) -> Vec<T> {
            let mut out = vec![];
            fn go(v: &[T], keep: &dyn Fn(&T) -> bool) {
                nonlocal!(out);
                if let [x, rest @ ..] = v {
                    if keep(x) {
                        out.push(x.clone());
                    }
                    go(rest, keep);
                }
            }
            go(&self.0, keep);
            out
        }
        #[nonlocal]
        fn run2(&self) -> Vec<T> {
            let mut out = vec![];
            fn go(v: &[T], f: &mut dyn FnMut(T)) {
                nonlocal!(out);
                if let [x, rest @ ..] = v {
                    out.push(x.clone());
                    f(x.clone());
                    go(rest, f);
                }
            }
            go(&self.0, &mut |_| ());
            out
        }
        #[nonlocal]
        fn run3(&self, f: fn(&T) -> T) -> Vec<T> {
            let mut out = vec![];
            fn go(v: &[T], f: fn(&T) -> T) {
                nonlocal!(out);
                if let [x, rest @ ..] = v {
                    out.push(f(x));
                    go(rest, f);
                }
            }
            go(&self.0, f);
            out
        }
        #[nonlocal]
        fn run4(&self) -> Vec<T> {
            let mut out = vec![];
            fn go(it: &mut dyn Iterator<Item = &T>) {
                nonlocal!(out);
                if let Some(x) = it.next() {
                    out.push(x.clone());
                    go(it);
                }
            }
            go(&mut self.0.iter());
            out
        }
        #[nonlocal]
        fn run5(&self) -> Vec<T> {
            let mut out = vec![];
            fn go(it: &mut std::slice::Iter<'_, T>) {
                nonlocal!(out);
                if let Some(x) = it.next() {
                    out.push(x.clone());
                    go(it);
                }
            }
            go(&mut self.0.iter());
            out
        }
    }

    #[test]
    fn runs() {
        assert_eq!(Q(vec![1, 2]).run(&|x| *x > 1), [2]);
        let q = Q(vec![1]);
        assert_eq!(q.run2(), [1]);
        assert_eq!(q.run3(|x| *x), [1]);
        assert_eq!(q.run4(), [1]);
        assert_eq!(q.run5(), [1]);
    }
}

mod factory_lifetime {
    use nonlocal::nonlocal;
    #[allow(clippy::needless_lifetimes)]
    #[nonlocal]
    fn run<'a>(a: &'a [String]) -> Vec<&'a str> {
        let mut xs = vec![];
        fn go(a: &'a [String]) {
            nonlocal!(xs);
            if let [x, rest @ ..] = a {
                xs.push(x.as_str());
                go(rest);
            }
        }
        go(a);
        xs
    }

    #[test]
    fn runs() {
        assert_eq!(run(&["a".to_string()]), ["a"]);
    }
}

mod amp_impl {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> usize {
        let mut out = vec![];
        fn go(n: i64, f: &impl Fn(i64) -> i64) {
            nonlocal!(out);
            out.push(f(n));
            if n > 0 {
                go(n - 1, f);
            }
        }
        go(2, &|x| x + 1);
        out.len()
    }

    #[test]
    fn runs() {
        assert_eq!(run(), 3);
    }
}

mod ref_from_capture {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn find(words: &[String]) -> &str {
        let mut tries = vec![];
        fn go(i: usize) -> &str {
            nonlocal!(tries);
            tries.push(());
            if words[i].is_empty() { go(i + 1) } else { &words[i] }
        }
        go(0)
    }

    #[test]
    fn runs() {
        assert_eq!(find(&[String::new(), "abc".into()]), "abc");
    }
}

mod impl_fn_param {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> Vec<i64> {
        let mut out = vec![];
        fn go(n: i64, f: impl Fn(i64) -> i64 + Copy) {
            nonlocal!(out);
            out.push(f(n));
            if n > 0 {
                go(n - 1, f);
            }
        }
        go(2, |x| x + 1);
        out
    }
    #[nonlocal]
    fn run2() -> Vec<i64> {
        let mut out = vec![];
        fn go<F: Fn(i64) -> i64>(n: i64, f: &F) {
            nonlocal!(out);
            out.push(f(n));
            if n > 0 {
                go(n - 1, f);
            }
        }
        go(2, &|x| x + 1);
        out
    }
    #[nonlocal]
    fn iter_param() -> Vec<i32> {
        let mut out = vec![];
        fn go(mut it: impl Iterator<Item = i32>) -> Option<i32> {
            nonlocal!(out);
            let x = it.next()?;
            out.push(x);
            go(it)
        }
        assert_eq!(go(0..3), None);
        out
    }

    #[test]
    fn runs() {
        assert_eq!(run(), [3, 2, 1]);
        assert_eq!(run2(), [3, 2, 1]);
        assert_eq!(iter_param(), [0, 1, 2]);
    }
}

mod lifetimes_of_results {
    use nonlocal::nonlocal;

    #[derive(Debug, PartialEq)]
    enum Json<'a> {
        Text(&'a str),
        List(Vec<Json<'a>>),
    }

    struct Parser<'a> {
        text: &'a str,
        at: usize,
    }

    impl<'a> Parser<'a> {
        /// No type is left that names the lifetime: an item that declares it would have to use it.
        #[nonlocal]
        fn parse(&mut self) -> Result<Json<'a>, String> {
            let mut depth = 0;
            fn value() -> Result<Json<'a>, String> {
                nonlocal!(self, depth);
                depth += 1;
                if depth > 3 {
                    return Err("too deep".to_owned());
                }
                let rest = &self.text[self.at..];
                self.at += 1;
                if !rest.starts_with('[') {
                    depth -= 1;
                    return Ok(Json::Text(&rest[..1]));
                }
                let mut all = vec![];
                while !self.text[self.at..].starts_with(']') {
                    all.push(value()?);
                }
                self.at += 1;
                depth -= 1;
                Ok(Json::List(all))
            }
            value()
        }
    }

    #[nonlocal]
    fn last<'a>(text: &'a str, none: &'a str) -> Json<'a> {
        let mut words = text.split(' ').peekable();
        fn go() -> Json<'a> {
            nonlocal!(words);
            let word = words.next().unwrap_or(none);
            if words.peek().is_some() { Json::List(vec![go()]) } else { Json::Text(word) }
        }
        go()
    }

    #[test]
    fn a_lifetime_that_only_the_result_names() {
        let all = Parser { text: "[a[b]]", at: 0 }.parse();
        assert_eq!(all, Ok(Json::List(vec![Json::Text("a"), Json::List(vec![Json::Text("b")])])));
        assert_eq!(Parser { text: "[[[[", at: 0 }.parse(), Err("too deep".to_owned()));
        assert_eq!(last("a b", ""), Json::List(vec![Json::Text("b")]));
    }
}
