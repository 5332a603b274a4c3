//! References that a function stores in what it captures have one lifetime for all of its calls.

#![allow(clippy::needless_lifetimes, clippy::extra_unused_lifetimes)]

mod in_many_ways {
    use nonlocal::nonlocal;
    use std::collections::{BTreeMap, HashMap};
    struct T {
        name: String,
        kids: Vec<T>,
    }
    #[nonlocal]
    fn last<'a>(t: &'a T) -> Option<&'a str> {
        let mut last = None;
        fn go(t: &T) {
            nonlocal!(last);
            let _ = last.insert(t.name.as_str());
            t.kids.iter().for_each(|k| go(k));
        }
        go(t);
        last
    }
    #[nonlocal]
    fn by_len(t: &T) -> BTreeMap<usize, Vec<&str>> {
        let mut m = BTreeMap::new();
        fn go(t: &T) {
            nonlocal!(m);
            m.entry(t.name.len()).or_insert_with(Vec::new).push(&*t.name);
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        m
    }
    #[nonlocal]
    fn replaced(t: &T) -> Vec<&str> {
        let mut prev = "";
        let mut all = vec![];
        fn go(t: &T) {
            nonlocal!(prev, all);
            all.push(std::mem::replace(&mut prev, &t.name));
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        all
    }
    #[nonlocal]
    fn each(t: &T) -> Vec<&T> {
        let mut all = vec![];
        fn go(t: &T) {
            nonlocal!(all);
            t.kids.iter().for_each(|k| {
                all.push(k);
            });
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        all
    }
    #[nonlocal]
    fn indexed(t: &T) -> HashMap<&str, &T> {
        let mut m = HashMap::new();
        fn go(t: &T) {
            nonlocal!(m);
            *m.entry(&t.name[..]).or_insert(t) = t;
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        m
    }
    #[nonlocal]
    fn ext(t: &T) -> Vec<&str> {
        let mut all = vec![];
        fn go(t: &T) {
            nonlocal!(all);
            all.extend(t.kids.iter().map(|k| k.name.as_str()));
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        all
    }
    #[nonlocal]
    fn helper(t: &T) -> Vec<&str> {
        let mut all = vec![];
        fn add(s: &str) {
            nonlocal!(all);
            all.push(s);
        }
        fn go(t: &T) {
            add(&t.name);
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        all
    }
    #[nonlocal]
    fn tuple(t: &T) -> (usize, Option<&T>) {
        let mut best = (0, None);
        fn go(t: &T) {
            nonlocal!(best);
            if t.name.len() > best.0 {
                best.0 = t.name.len();
                best.1 = Some(t);
            }
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        best
    }
    #[nonlocal]
    fn arr(t: &T) -> [&str; 3] {
        let mut slots = [""; 3];
        let mut i = 0;
        fn go(t: &T) {
            nonlocal!(slots, i);
            slots[i] = &t.name;
            i += 1;
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        slots
    }
    #[nonlocal]
    fn swap(t: &T) -> &str {
        let mut cur = "";
        fn go(t: &T) {
            nonlocal!(cur);
            let mut s = t.name.as_str();
            std::mem::swap(&mut cur, &mut s);
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        cur
    }

    #[test]
    fn runs() {
        let t = T {
            name: "a".into(),
            kids: vec![T { name: "bb".into(), kids: vec![] }, T { name: "c".into(), kids: vec![] }],
        };
        assert_eq!(last(&t), Some("c"));
        assert_eq!(by_len(&t), BTreeMap::from([(1, vec!["a", "c"]), (2, vec!["bb"])]));
        assert_eq!(replaced(&t), ["", "a", "bb"]);
        assert_eq!(each(&t).len(), 2);
        assert_eq!(indexed(&t).len(), 3);
        assert_eq!(ext(&t), ["bb", "c"]);
        assert_eq!(helper(&t), ["a", "bb", "c"]);
        assert_eq!(tuple(&t).0, 2);
        assert_eq!(arr(&t), ["a", "bb", "c"]);
        assert_eq!(swap(&t), "c");
    }
}

mod patterns {
    use nonlocal::nonlocal;
    struct T {
        name: String,
        kids: Vec<T>,
    }
    #[nonlocal]
    fn a(t: &T) -> Vec<&str> {
        let mut out = vec![];
        fn go(t: &T) {
            nonlocal!(out);
            let T { name, kids } = t;
            out.push(name.as_str());
            for k in kids {
                go(k)
            }
        }
        go(t);
        out
    }
    #[nonlocal]
    fn b(t: &T) -> Vec<&str> {
        let mut out = vec![];
        fn go(ts: &[T]) {
            nonlocal!(out);
            for T { name, kids } in ts {
                out.push(name.as_str());
                go(kids);
            }
        }
        go(std::slice::from_ref(t));
        out
    }
    #[nonlocal]
    fn c(t: &T) -> Vec<String> {
        let mut out = vec![];
        let mut path = vec![];
        fn go(t: &T) {
            nonlocal!(out, path);
            path.push(t.name.as_str());
            out.push(path.join("/"));
            t.kids.iter().for_each(|k| go(k));
            path.pop();
        }
        go(t);
        out
    }
    #[nonlocal]
    fn d(t: &T) -> Vec<&str> {
        let mut out = vec![];
        fn go(t: &T) {
            nonlocal!(out);
            out = [out.as_slice(), &[t.name.as_str()]].concat();
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        out
    }
    #[nonlocal]
    fn e(t: &T) -> Option<&str> {
        let mut best: Option<&str> = None;
        fn go(t: &T) {
            nonlocal!(best);
            best = best.max(Some(&t.name));
            for k in &t.kids {
                go(k)
            }
        }
        go(t);
        best
    }

    #[test]
    fn runs() {
        let t = T { name: "a".into(), kids: vec![T { name: "b".into(), kids: vec![] }] };
        assert_eq!(a(&t), ["a", "b"]);
        assert_eq!(b(&t), ["a", "b"]);
        assert_eq!(c(&t), ["a", "a/b"]);
        assert_eq!(d(&t), ["a", "b"]);
        assert_eq!(e(&t), Some("b"));
    }
}

mod swap {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn longest(words: &[String]) -> &str {
        let mut best = "";
        fn go(w: &[String]) {
            nonlocal!(best);
            let [x, rest @ ..] = w else { return };
            if x.len() > best.len() {
                let _ = std::mem::replace(&mut best, x);
            }
            go(rest);
        }
        go(words);
        best
    }

    #[test]
    fn runs() {
        assert_eq!(longest(&["a".into(), "bb".into()]), "bb");
    }
}

mod helper_param {
    use nonlocal::nonlocal;
    fn put<'a>(v: &mut Vec<&'a str>, s: &'a str) {
        v.push(s);
    }
    #[nonlocal]
    fn all(words: &[String]) -> Vec<&str> {
        let mut out = vec![];
        fn go(w: &[String]) {
            nonlocal!(out);
            let [x, rest @ ..] = w else { return };
            put(&mut out, x);
            go(rest);
        }
        go(words);
        out
    }

    #[test]
    fn runs() {
        assert_eq!(all(&["a".into(), "bb".into()]), ["a", "bb"]);
    }
}

mod own_push_helper_rec {
    use nonlocal::nonlocal;
    struct T {
        name: String,
        kids: Vec<T>,
    }
    #[nonlocal]
    fn names(t: &T) -> Vec<&str> {
        let mut out = vec![];
        let mut path = vec![];
        fn enter(t: &T) {
            nonlocal!(path, out);
            path.push(&t.name);
            out.push(t.name.as_str());
            walk(t);
            path.pop();
        }
        fn walk(t: &T) {
            for k in &t.kids {
                enter(k);
            }
        }
        enter(t);
        out
    }

    #[test]
    fn runs() {
        let t = T { name: "a".into(), kids: vec![T { name: "b".into(), kids: vec![] }] };
        assert_eq!(names(&t), ["a", "b"]);
    }
}

mod two_lifetimes {
    use nonlocal::nonlocal;
    use std::collections::HashMap;
    #[nonlocal]
    fn run<'a, 'b>(a: &'a [String], b: &'b [String]) -> (Vec<&'a str>, HashMap<&'b str, usize>) {
        let mut xs = vec![];
        let mut ys = HashMap::new();
        fn go(a: &'a [String], b: &'b [String]) {
            nonlocal!(xs, ys);
            if let [x, ..] = a {
                xs.push(x.as_str());
            }
            if let [y, ..] = b {
                ys.insert(y.as_str(), xs.len());
            }
            if !a.is_empty() && !b.is_empty() {
                go(&a[1..], &b[1..]);
            }
        }
        go(a, b);
        (xs, ys)
    }
    #[nonlocal]
    fn elided<'a, 'b>(a: &'a [String], b: &'b [String]) -> (Vec<&'a str>, Vec<&'b str>) {
        let mut xs = vec![];
        let mut ys = vec![];
        fn go(a: &[String], b: &[String]) {
            nonlocal!(xs, ys);
            if let [x, ..] = a {
                xs.push(x.as_str());
            }
            if let [y, ..] = b {
                ys.push(y.as_str());
            }
            if !a.is_empty() && !b.is_empty() {
                go(&a[1..], &b[1..]);
            }
        }
        go(a, b);
        (xs, ys)
    }

    #[test]
    fn runs() {
        let (a, b) = (["a".to_string()], ["b".to_string()]);
        assert_eq!(run(&a, &b).0, ["a"]);
        assert_eq!(elided(&a, &b).1, ["b"]);
    }
}

mod named_by_itself {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run<'a>(a: &'a [String]) -> Vec<&'a str> {
        let mut xs = vec![];
        fn go<'b>(a: &'b [String]) {
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
