//! References that are shared, and references to what is shared.

#![allow(
    clippy::cast_possible_wrap,
    clippy::elidable_lifetime_names,
    clippy::many_single_char_names,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn words_that_were_lent_are_remembered() {
    #[nonlocal]
    fn make<'a>(words: &'a [&'a str]) -> (impl Fn() -> Option<&'a str> + 'a, Vec<&'a str>) {
        let mut seen: Vec<&'a str> = Vec::new();
        let mut at = 0;
        fn next() -> Option<&'a str> {
            nonlocal!(seen, at);
            let w = words.get(at).copied()?;
            at += 1;
            seen.push(w);
            Some(w)
        }
        let n = next;
        let m = next;
        m();
        let first = seen[0];
        at += 1;
        n();
        seen.push(first);
        (n, seen.clone())
    }
    let w = ["a", "b", "c", "d"];
    let (n, s) = make(&w);
    assert_eq!((n(), s), (Some("d"), vec!["a", "c", "a"]));
}

#[test]
fn boxed_closures_link_argument_and_result() {
    #[nonlocal]
    fn make() -> (Box<dyn Fn(&str) -> &str>, Box<dyn for<'x> Fn(&'x str, &str) -> &'x str>) {
        let mut n = 0;
        fn first(s: &str) -> &str {
            nonlocal!(n);
            n += 1;
            &s[..n]
        }
        fn two<'x>(s: &'x str, _t: &str) -> &'x str {
            &s[n..]
        }
        (Box::new(first), Box::new(two))
    }
    let (f, g) = make();
    assert_eq!((f("abc"), g("abc", "")), ("a", "bc"));
}

#[test]
fn closures_link_argument_and_result() {
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> &str, impl Fn() -> usize) {
        let mut n = 0;
        fn first(s: &str) -> &str {
            nonlocal!(n);
            n += 1;
            &s[..n]
        }
        fn get() -> usize {
            n
        }
        (first, get)
    }
    let (f, g) = make();
    assert_eq!((f("abc"), f("abc"), g()), ("a", "ab", 2));
}

#[test]
fn mutable_references_are_shared_and_used_by_the_factory() {
    #[nonlocal]
    fn make<'a>(out: &'a mut Vec<i64>, k: &'a mut i64) -> (impl Fn(i64) + 'a, impl Fn() -> usize + 'a) {
        fn add(x: i64) {
            nonlocal!(out, k);
            out.push(x);
            *k += x;
        }
        fn len() -> usize {
            out.len()
        }
        let (a, l) = (add, len);
        a(1);
        out.push(2);
        *k *= 10;
        out[0] += *k;
        (a, l)
    }
    let mut v = vec![];
    let mut k = 0;
    {
        let (a, l) = make(&mut v, &mut k);
        a(5);
        assert_eq!(l(), 3);
    }
    assert_eq!((v, k), (vec![11, 2, 5], 15));
}

#[test]
fn a_mutable_reference_in_a_mut_parameter_is_shared() {
    #[nonlocal]
    fn make<'a>(mut out: &'a mut Vec<i64>) -> (impl Fn(i64) + 'a, impl Fn() -> usize + 'a) {
        fn add(x: i64) {
            nonlocal!(out);
            out.push(x);
        }
        fn len() -> usize {
            out.len()
        }
        let (a, l) = (add, len);
        out.push(2);
        (a, l)
    }
    let mut v = vec![];
    {
        let (a, l) = make(&mut v);
        a(5);
        assert_eq!(l(), 2);
    }
}

#[test]
fn a_text_that_grows_shorter_is_shared() {
    #[nonlocal]
    fn make(mut name: &str) -> (impl Fn() -> String + '_, usize) {
        let mut n: usize = 0;
        fn next() -> String {
            nonlocal!(name, n);
            let r = name.chars().take(1).collect();
            name = &name[1..];
            n += 1;
            r
        }
        let h = next;
        h();
        n += name.len();
        name = name.trim_end();
        let rest = name;
        (h, n + rest.len())
    }
    let (h, n) = make("abc  ");
    assert_eq!((n, h()), (5 + 2, "b".to_string()));
}

/// The two variables are not shared by the same functions, so each has a place of its own.
#[test]
fn a_reference_to_one_variable_is_used_while_another_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, usize) {
        let mut a = vec![1];
        let mut b = vec![1];
        fn fa() -> usize {
            nonlocal!(a);
            a.push(1);
            a.len()
        }
        fn fb() -> usize {
            nonlocal!(b);
            b.push(1);
            b.len()
        }
        let r = &mut b;
        let (p, q) = (fa, fa);
        r.push(5);
        let n = r.len() + p();
        let (x, y) = (fb, fb);
        (p, q, x, y, n)
    }
    assert_eq!(make().4, 4);
}

#[test]
fn a_lambda_reads_one_variable_while_another_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, impl Fn() -> usize, usize) {
        let mut a = vec![1];
        let mut b = vec![1];
        fn fa() -> usize {
            nonlocal!(a);
            a.push(1);
            a.len()
        }
        fn fb() -> usize {
            nonlocal!(b);
            b.push(1);
            b.len()
        }
        let peek = || b.len();
        let (p, q) = (fa, fa);
        let n = peek() + p();
        let (x, y) = (fb, fb);
        (p, q, x, y, n)
    }
    assert_eq!(make().4, 3);
}

#[test]
fn closures_read_self_and_share_a_log() {
    struct S {
        base: i64,
        names: Vec<String>,
    }
    impl S {
        #[nonlocal]
        fn make(&self, k: i64) -> (impl Fn(i64) -> i64 + '_, impl Fn() -> String, i64) {
            let mut t = self.base;
            let mut log = Vec::new();
            fn add(x: i64) -> i64 {
                nonlocal!(t, log);
                t += x * self.base;
                log.push(self.names[0].clone());
                t
            }
            fn show() -> String {
                log.join(",")
            }
            let (a, s) = (add, show);
            a(k);
            t += self.base;
            log.push(format!("{}", self.names.len()));
            (a, s, t + log.len() as i64)
        }
    }
    let s = S { base: 2, names: vec!["n".into()] };
    let (a, sh, n) = s.make(3);
    assert_eq!((a(1), sh(), n), (12, "n,1,n".to_string(), 12));
}

#[test]
fn a_method_changes_self_between_calls() {
    struct S {
        log: Vec<String>,
        n: i64,
    }
    impl S {
        #[nonlocal]
        fn run(&mut self, xs: &[i64]) -> i64 {
            let mut t = self.n;
            let mut seen: Vec<i64> = vec![];
            fn add(x: i64) -> i64 {
                nonlocal!(t, seen);
                t += x;
                seen.push(x);
                t
            }
            let (a, b) = (add, add);
            for x in xs {
                a(*x);
                self.n += b(1);
            }
            t += self.n;
            seen.retain(|x| *x > 1);
            self.log.push(format!("{t} {seen:?} {}", self.n));
            t
        }
    }
    let mut s = S { log: vec![], n: 1 };
    assert_eq!(s.run(&[2, 3]), 21);
    assert_eq!(s.log, ["21 [2, 3] 13"]);
}

#[test]
fn methods_of_a_struct_that_is_shared() {
    #[derive(Default, Clone)]
    struct Acc {
        xs: Vec<i64>,
        on: bool,
    }
    impl Acc {
        fn add(&mut self, x: i64) -> &mut Self {
            self.xs.push(x);
            self
        }
        fn sum(&self) -> i64 {
            self.xs.iter().sum()
        }
        fn done(self) -> usize {
            self.xs.len()
        }
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, i64) {
        let mut acc = Acc::default();
        fn add(x: i64) -> i64 {
            nonlocal!(acc);
            acc.add(x).add(x);
            acc.on ^= true;
            acc.sum()
        }
        let h = add;
        h(1);
        acc.add(2).add(3).xs.retain(|x| *x != 1);
        acc.on = !acc.on;
        let n = acc.clone().done() as i64 * 100 + Acc::sum(&acc);
        if acc.on {
            acc.xs.clear();
        } else if acc.sum() == 5 {
            acc.add(100);
        }
        let Acc { xs, on: false } = acc.clone() else { panic!() };
        (h, n + xs.len() as i64)
    }
    let (h, n) = make();
    assert_eq!((n, h(1)), (208, 107));
}

#[test]
fn variables_of_parameter_patterns_are_shared() {
    struct P {
        x: i64,
        y: i64,
    }
    #[nonlocal]
    fn make(P { mut x, y }: P, (mut a, [b, mut c]): (i64, [i64; 2])) -> (impl Fn() -> i64, i64) {
        fn go() -> i64 {
            nonlocal!(x, a, c);
            x += y;
            a += b;
            c += x * a;
            c
        }
        let h = go;
        h();
        x += 1;
        a += c;
        c -= 1;
        let (p, q) = (x, a + c);
        (h, p * q)
    }
    // x=1,y=2,a=1,b=1,c=0: x=3,a=2,c=6; x=4,a=8,c=5
    let (h, n) = make(P { x: 1, y: 2 }, (1, [1, 0]));
    assert_eq!(n, 4 * 13);
    assert_eq!(h(), 5 + 6 * 9);
}

#[test]
fn a_list_of_boxes_is_shared() {
    struct Node {
        v: i64,
        next: Option<Box<Node>>,
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64), impl Fn() -> Option<i64>, i64) {
        let mut head: Option<Box<Node>> = None;
        fn push(v: i64) {
            nonlocal!(head);
            head = Some(Box::new(Node { v, next: head.take() }));
        }
        fn pop() -> Option<i64> {
            nonlocal!(head);
            let n = head.take()?;
            head = n.next;
            Some(n.v)
        }
        let (a, b) = (push, pop);
        a(1);
        a(2);
        push(3);
        let top = head.as_ref().map_or(0, |n| n.v);
        head.as_mut().unwrap().v *= 10;
        head = head.take().and_then(|n| n.next);
        let mut sum = 0;
        while let Some(n) = head.take() {
            sum += n.v;
            head = n.next;
            if sum == 2 {
                a(5);
            }
        }
        (a, b, top * 100 + sum)
    }
    let (a, b, n) = make();
    a(9);
    assert_eq!((n, b(), b()), (308, Some(9), None));
}

/// A function that gives a reference into what is shared is called by one that has a callback run.
#[test]
fn references_from_a_function_beside_a_callback() {
    #[derive(Debug)]
    struct Booking {
        start: i32,
        end: i32,
    }

    #[nonlocal]
    fn make_book(asked: impl Fn(i32) + 'static) -> (impl Fn(i32, i32) -> usize, impl Fn() -> i32) {
        let mut bookings: Vec<Booking> = Vec::new();
        fn overlapping(start: i32, end: i32) -> impl Iterator<Item = &Booking> {
            bookings.iter().filter(move |booking| booking.start < end && start < booking.end)
        }
        fn last() -> Option<&Booking> {
            bookings.last()
        }
        fn add(start: i32, end: i32) -> usize {
            nonlocal!(bookings);
            let hits: Vec<i32> = overlapping(start, end).map(|booking| booking.start).collect();
            asked(last().map_or(0, |booking| booking.end));
            bookings.push(Booking { start, end });
            hits.len() + overlapping(0, 100).count()
        }
        fn latest() -> i32 {
            last().map_or(-1, |booking| booking.end)
        }
        (add, latest)
    }

    let asked = std::rc::Rc::new(std::cell::Cell::new(0));
    let log = asked.clone();
    let (add, latest) = make_book(move |end| log.set(log.get() + end));
    assert_eq!((add(1, 5), add(4, 8), latest(), asked.get()), (1, 3, 8, 5));
}
