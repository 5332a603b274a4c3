//! Matches on what is shared.

#![allow(
    clippy::cast_possible_wrap,
    clippy::default_trait_access,
    clippy::many_single_char_names,
    clippy::redundant_pattern_matching,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_reference_to_an_element_is_matched() {
    #[nonlocal]
    fn make() -> (impl Fn(&str), String) {
        let mut v: Vec<String> = vec!["a".into()];
        fn add(x: &str) {
            nonlocal!(v);
            v.push(x.into());
        }
        let h = add;
        let s = match v.first() {
            Some(x) => x.clone(),
            None => String::new(),
        };
        let t = match &v[0][..] {
            "a" => "is a",
            _ => "no",
        };
        (h, s + t)
    }
    assert_eq!(make().1, "ais a");
}

#[test]
fn an_enum_is_matched_by_a_closure_and_cloned_by_the_factory() {
    #[derive(Clone, Debug)]
    enum St {
        Idle,
        Run { n: i64, s: String },
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64, impl Fn() -> String) {
        let mut st = St::Idle;
        fn step() {
            nonlocal!(st);
            st = match &mut st {
                St::Idle => St::Run { n: 1, s: "x".into() },
                St::Run { n, .. } if *n > 2 => St::Done(*n),
                St::Run { n, s } => {
                    *n += 1;
                    s.push('y');
                    return;
                }
                St::Done(k) => St::Done(*k + 100),
            };
        }
        fn show() -> String {
            format!("{st:?}")
        }
        let (a, b) = (step, show);
        a();
        a();
        let n = match st.clone() {
            St::Run { n, s } => n + s.len() as i64,
            _ => 0,
        };
        if matches!(st, St::Run { n: 2, .. }) {
            st = St::Done(7);
        }
        assert!(matches!(&st, St::Done(x) if *x == 7));
        (a, n, b)
    }
    let (a, n, b) = make();
    a();
    assert_eq!((n, b()), (4, "Done(107)".into()));
}

#[test]
fn a_number_in_an_option_is_matched_while_others_change_it() {
    #[nonlocal]
    fn make(k: Option<i64>) -> (impl Fn(), i64) {
        let mut o = k;
        let mut c = 'a';
        fn step() {
            nonlocal!(o, c);
            o = o.map(|x| x * 2);
            c = 'b';
        }
        let h = step;
        h();
        let r = match o {
            Some(0) => 0,
            Some(n @ 1..=9) => n,
            Some(n) => -n,
            None => 77,
        };
        let q = match (c, o) {
            ('b', Some(x)) if x > 3 => {
                step();
                o.unwrap()
            }
            (_, None) => 1,
            _ => 2,
        };
        if let Some(x) = o {
            h();
            return (h, r * 1000 + q * 10 + x);
        }
        while let Some(_) = o {
            o = None;
        }
        (h, r + q)
    }
    assert_eq!(make(Some(3)).1, 6000 + 120 + 12);
    assert_eq!(make(Some(6)).1, -12000 + 240 + 24);
    assert_eq!(make(None).1, 78);
}

#[test]
fn an_enum_with_a_text_is_matched_where_it_stands() {
    enum St {
        Idle,
        Busy(#[allow(dead_code)] String),
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            st = match st {
                St::Idle => St::Busy("x".into()),
                St::Busy(_) => St::Done(4),
                St::Done(n) => St::Done(n + 1),
            };
        }
        let h = next;
        h();
        h();
        h();
        let r = match st {
            St::Idle => 0,
            St::Busy(_) => 1,
            St::Done(n) => n,
        };
        (h, r)
    }
    assert_eq!(make().1, 5);
}

#[test]
fn an_if_let_looks_at_an_enum_with_a_text() {
    enum St {
        Idle,
        Busy(String),
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            let new = match &st {
                St::Idle => St::Busy("x".into()),
                St::Busy(s) => St::Done(s.len() as i64),
                St::Done(n) => St::Done(n + 1),
            };
            st = new;
        }
        let h = next;
        h();
        h();
        h();
        if let St::Done(n) = st {
            return (h, n);
        }
        (h, 0)
    }
    assert_eq!(make().1, 2);
}

#[test]
fn a_reference_to_an_enum_is_matched() {
    enum St {
        Idle,
        Done(i64),
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut st = St::Idle;
        fn next() {
            nonlocal!(st);
            st = St::Done(3);
        }
        let h = next;
        h();
        let r = match &st {
            St::Idle => 0,
            St::Done(n) => *n,
        };
        (h, r)
    }
    assert_eq!(make().1, 3);
}

#[test]
fn an_element_is_matched_where_it_stands() {
    enum Tok {
        Num(i64),
        Name(#[allow(dead_code)] String),
    }
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut toks = vec![Tok::Num(1), Tok::Name("x".into())];
        fn add(x: i64) {
            nonlocal!(toks);
            toks.push(Tok::Num(x));
        }
        let h = add;
        h(4);
        let mut s = 0;
        for i in 0..toks.len() {
            match toks[i] {
                Tok::Num(n) => s += n,
                Tok::Name(_) => s += 100,
            }
        }
        (h, s)
    }
    assert_eq!(make().1, 105);
}

#[test]
fn a_text_is_matched_as_a_str() {
    #[nonlocal]
    fn make() -> (impl Fn(&str), i64) {
        let mut cmd = String::from("a");
        fn set(x: &str) {
            nonlocal!(cmd);
            cmd = x.to_string();
        }
        let h = set;
        h("b");
        let n = match cmd.as_str() {
            "a" => 1,
            "b" => 2,
            _ => 3,
        };
        (h, n)
    }
    assert_eq!(make().1, 2);
}

#[test]
fn a_copy_out_of_a_map_is_returned() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), i64) {
        let mut m = std::collections::HashMap::from([(1, 5)]);
        fn set(x: i64) {
            nonlocal!(m);
            m.insert(2, x);
        }
        let h = set;
        h(7);
        if let Some(&x) = m.get(&2) {
            return (h, x);
        }
        (h, 0)
    }
    assert_eq!(make().1, 7);
}

#[test]
fn options_and_tuples_are_copied_out() {
    #[nonlocal]
    fn make(o: Option<i64>) -> (impl Fn(), i64) {
        let mut cur = o;
        let mut best = (0, 'a');
        fn dec() {
            nonlocal!(cur, best);
            cur = cur.and_then(|x| (x > 0).then(|| x - 1));
            best = (best.0 + 1, best.1);
        }
        let h = dec;
        let mut s = 0;
        while let Some(x) = cur {
            s += x;
            h();
        }
        let (k, _) = best;
        let again = cur;
        cur = Some(s);
        let z = cur.unwrap_or(0) + again.map_or(100, |x| x) + k;
        let t = if cur.is_some() && best.0 > 2 {
            best = (7, 'c');
            best.0
        } else {
            1
        };
        (h, z * 10 + t)
    }
    assert_eq!(make(Some(3)).1, (6 + 100 + 4) * 10 + 7);
}

#[test]
fn a_guard_in_an_if_let_is_gone_at_the_end_of_the_closure() {
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> (impl Fn() -> bool, impl Fn()) {
        let mut log = vec![RefCell::new(1)];
        fn any() -> bool {
            if let Some(x) = log.first() { *x.borrow() == 1 } else { false }
        }
        fn clear() {
            nonlocal!(log);
            log.clear();
        }
        (any, clear)
    }
    let (a, c) = make();
    assert!(a());
    c();
    assert!(!a());
}

#[test]
fn a_lock_in_an_arm_is_gone_at_the_end_of_the_closure() {
    use std::sync::Mutex;
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn()) {
        let mut log = Some(Mutex::new(1));
        fn get() -> i64 {
            match log {
                Some(ref m) => *m.lock().unwrap(),
                None => 0,
            }
        }
        fn clear() {
            nonlocal!(log);
            log = None;
        }
        (get, clear)
    }
    let (g, c) = make();
    assert_eq!(g(), 1);
    c();
    assert_eq!(g(), 0);
}

/// The guard is a temporary of the last expression: it must not live longer than the handle.
#[test]
fn a_guard_at_the_end_of_a_closure_is_gone_when_it_returns() {
    use std::cell::RefCell;
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, impl Fn(i64)) {
        let mut log = RefCell::new(Vec::new());
        fn len() -> usize {
            log.borrow().len()
        }
        fn push(x: i64) {
            nonlocal!(log);
            log.get_mut().push(x);
        }
        (len, push)
    }
    let (l, p) = make();
    p(1);
    assert_eq!(l(), 1);
}

#[test]
fn an_iterator_over_a_guard_is_gone_when_the_closure_returns() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn()) {
        let mut log = std::rc::Rc::new(std::cell::RefCell::new(vec![1]));
        fn sum() -> i64 {
            log.borrow().iter().sum()
        }
        fn fresh() {
            nonlocal!(log);
            log = Default::default();
        }
        (sum, fresh)
    }
    let (s, f) = make();
    assert_eq!(s(), 1);
    f();
    assert_eq!(s(), 0);
}
