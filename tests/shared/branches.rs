//! Branches of a factory that shares variables, and what leaves it early.

#![allow(
    clippy::cast_possible_wrap,
    clippy::many_single_char_names,
    clippy::match_same_arms,
    clippy::question_mark,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn errors_leave_the_factory() {
    #[nonlocal]
    fn make(texts: &[&str]) -> Result<(impl Fn(i64) -> i64, i64), std::num::ParseIntError> {
        let mut all: Vec<i64> = Vec::new();
        let mut sum = 0;
        fn add(x: i64) -> i64 {
            nonlocal!(all, sum);
            all.push(x);
            sum += x;
            sum
        }
        let h = add;
        for t in texts {
            all.push(t.parse()?);
            sum += t.parse::<i64>()?;
        }
        let first = texts.first().map_or(Ok(0), |t| t.parse::<i64>())?;
        sum -= all.iter().map(|x| x - first).sum::<i64>();
        Ok((h, sum))
    }
    let (h, s) = make(&["3", "5"]).unwrap();
    assert_eq!((h(1), s), (7, 6));
    assert!(make(&["x"]).is_err());
}

#[test]
fn what_is_none_leaves_the_factory() {
    #[nonlocal]
    fn make(k: &str) -> Option<(impl Fn(&str), String)> {
        let mut v: Vec<String> = vec!["a".into()];
        fn add(x: &str) {
            nonlocal!(v);
            v.push(x.to_string());
        }
        let h = add;
        add(k);
        let last = v.iter().find(|s| s.len() > 2)?.clone();
        let up = v.last()?.to_uppercase();
        v.pop()?;
        Some((h, last + &up))
    }
    assert!(make("b").is_none());
    assert_eq!(make("abc").unwrap().1, "abcABC");
}

#[test]
fn a_let_else_changes_and_returns_what_is_shared() {
    #[nonlocal]
    fn make(x: Option<i64>) -> (impl Fn() -> i64, i64) {
        let mut o = x;
        let mut n: i64 = 0;
        fn bump() -> i64 {
            nonlocal!(o, n);
            n += 1;
            o = o.map(|v| v + 1);
            o.unwrap_or(-1) + n
        }
        let b = bump;
        let Some(v) = o else {
            n = 100;
            bump();
            return (b, n);
        };
        b();
        let (Some(w), m) = (o, n) else { unreachable!() };
        (b, v + w + m)
    }
    assert_eq!(make(Some(5)).1, 5 + 6 + 1);
    let (b, n) = make(None);
    assert_eq!((n, b()), (101, 101));
}

#[test]
fn a_let_else_looks_at_what_is_shared() {
    #[nonlocal]
    fn make(x: Option<i64>) -> (impl Fn(), i64) {
        let mut o = x;
        fn bump() {
            nonlocal!(o);
            o = o.map(|v| v + 1);
        }
        let b = bump;
        b();
        let Some(w) = o else { return (b, 0) };
        (b, w)
    }
    assert_eq!(make(Some(1)).1, 2);
}

#[test]
fn a_variable_of_a_let_else_is_shared() {
    #[nonlocal]
    fn make(o: Option<i64>) -> Option<(Box<dyn Fn() -> i64>, Box<dyn Fn() -> i64>)> {
        let Some(mut x) = o else { return None };
        fn inc() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        fn get() -> i64 {
            x
        }
        Some((Box::new(inc), Box::new(get)))
    }
    let (i, g) = make(Some(1)).unwrap();
    assert_eq!((i(), g()), (2, 2));
    assert!(make(None).is_none());
}

#[test]
fn chains_of_conditions_look_at_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn(i32), Vec<String>) {
        let mut v = vec![1, 2];
        let mut log: Vec<String> = vec![];
        fn add(x: i32) {
            nonlocal!(v, log);
            v.push(x);
            log.push(format!("add {x}"));
        }
        let h = add;
        if let Some(last) = v.last().copied()
            && last == 2
            && v.len() == 2
            && let Some(f) = v.first().copied()
        {
            h(last + f);
            log.push(format!("{v:?}"));
        }
        if v.len() > 2 && log.len() == 2 || v.is_empty() {
            h(9);
        }
        if let Some(x) = v.pop()
            && let true = x > 8
        {
            log.push(format!("pop {x}"));
        } else if v.len() > 1 {
            log.clear();
        }
        (h, log.clone())
    }
    assert_eq!(make().1, ["add 3", "[1, 2, 3]", "add 9", "pop 9"]);
}

#[test]
fn each_way_out_has_a_closure_of_its_own() {
    #[nonlocal]
    fn make(n: i64) -> Box<dyn Fn() -> i64> {
        let mut c = n;
        fn up() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn down() -> i64 {
            nonlocal!(c);
            c -= 1;
            c
        }
        if n < 0 {
            let d = down;
            d();
            return Box::new(d);
        }
        let u = up;
        if u() > 10 {
            c = 0;
            return Box::new(u);
        }
        c *= 2;
        if c == 4 {
            return Box::new(move || u() + down());
        }
        Box::new(up)
    }
    assert_eq!([-1, 10, 1, 3].map(|n| make(n)()), [-3, 1, 9, 9]);
}

#[test]
fn each_way_out_has_both_closures() {
    type B = Box<dyn Fn() -> i64>;
    #[nonlocal]
    fn make(c: bool) -> (B, B) {
        let mut n = if c { 1 } else { 5 };
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn get() -> i64 {
            n
        }
        if c {
            return (Box::new(next), Box::new(get));
        }
        (Box::new(get), Box::new(next))
    }
    let (a, b) = make(true);
    assert_eq!((a(), b()), (2, 2));
    let (a, b) = make(false);
    assert_eq!((b(), a()), (6, 6));
}

#[test]
fn results_of_branches_read_what_is_shared() {
    #[nonlocal]
    fn make(k: i64) -> Result<(impl Fn() -> i64, String), String> {
        let mut log: Vec<String> = vec![];
        let mut n: i64 = k;
        fn up() -> i64 {
            nonlocal!(log, n);
            n += 1;
            log.push(n.to_string());
            n
        }
        let h = up;
        if k < 0 {
            up();
            return Err(log.join(""));
        }
        if k > 100 {
            return Err(format!("{n} {}", log.len()));
        }
        match k {
            0 => Err(log.last().cloned().unwrap_or_else(|| "none".into())),
            7 => {
                h();
                Ok((h, log.concat()))
            }
            _ => Ok((h, format!("{log:?}{n}"))),
        }
    }
    let e = |k| match make(k) {
        Ok((_, s)) => s,
        Err(s) => s,
    };
    assert_eq!([-5, 101, 0, 7, 3].map(e), ["-4", "101 0", "none", "8", "[]3"]);
}

#[test]
fn closures_return_early_from_what_they_share() {
    #[nonlocal]
    fn make() -> (impl Fn(&str) -> Result<i64, std::num::ParseIntError>, impl Fn() -> Option<i64>) {
        let mut last = None;
        fn parse(s: &str) -> Result<i64, std::num::ParseIntError> {
            nonlocal!(last);
            if s.is_empty() {
                return Ok(0);
            }
            last = None;
            let n = s.trim().parse::<i64>()?;
            last = Some(n);
            Ok(n)
        }
        fn get() -> Option<i64> {
            let x = last?;
            Some(x + 1)
        }
        (parse, get)
    }
    let (p, g) = make();
    assert_eq!(g(), None);
    p("5").unwrap();
    p("").unwrap();
    assert_eq!(g(), Some(6));
    assert!(p("x").is_err());
    assert_eq!(g(), None);
}

#[test]
fn an_operand_leaves_the_loop_or_the_factory() {
    #[nonlocal]
    fn make(xs: &[Option<i64>]) -> (impl Fn() -> i64, i64) {
        let mut t = 0;
        let mut v: Vec<i64> = vec![];
        fn get() -> i64 {
            nonlocal!(t, v);
            t += 1;
            v.push(t);
            t
        }
        let h = get;
        for x in xs {
            t += match x {
                Some(0) => continue,
                Some(-1) => break,
                Some(x) => *x,
                None => return (h, -t),
            };
            v.push(if let Some(k) = x {
                if *k > 50 {
                    return (h, v.len() as i64);
                }
                *k
            } else {
                0
            });
            h();
        }
        (h, t + v.iter().sum::<i64>())
    }
    assert_eq!(make(&[Some(2), Some(0), Some(3)]).1, 7 + 15);
    assert_eq!(make(&[Some(2), None]).1, -3);
    assert_eq!(make(&[Some(60)]).1, 0);
    assert_eq!(make(&[Some(-1), None]).1, 0);
}
