//! Calls and captured names in macro calls.

mod opaque_format_user {
    use nonlocal::nonlocal;
    macro_rules! log { ($($t:tt)*) => { format!($($t)*) } }
    #[nonlocal]
    fn run() -> String {
        let mut n: i64 = 0;
        fn f(k: i64) -> String {
            nonlocal!(n);
            n += k;
            log!("{n} {} {k:?} {0:>w$}", n + 1, w = 3)
        }
        log!("{}|{}", f(1), f(2))
    }
    #[test]
    fn opaque_format_user() {
        assert_eq!(run(), "1 2 1   2|3 4 2   4");
    }
}

mod macro_redefined_lifted {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64) {
        let x: i64 = 10;
        macro_rules! m {
            () => {
                1
            };
        }
        fn f() -> i64 {
            x + m!()
        }
        macro_rules! m {
            () => {
                2
            };
        }
        (f(), m!())
    }
    #[test]
    fn macro_redefined_lifted() {
        assert_eq!(run(), (11, 2));
    }
}

mod dyn_compound_string {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (String, Vec<i64>) {
        let mut s: String = "a".into();
        let mut v: Vec<i64> = vec![1];
        fn tag(k: &str) -> String {
            format!("<{k}{}>", v.len())
        }
        fn grow(k: i64) -> i64 {
            nonlocal!(v);
            v.push(k);
            v.len() as i64
        }
        s += &tag("x");
        s += &(tag("y") + &tag(&s));
        grow(v[0]);
        grow(v.iter().sum::<i64>());
        let i = grow(v.len() as i64) as usize - 1;
        let k = v[i];
        grow(grow(grow(k)));
        v.extend([k, v.len() as i64]);
        (s + &tag("z"), v)
    }
    #[test]
    fn dyn_compound_string() {
        assert_eq!(run(), ("a<x1><y1><a<x1>1><z9>".into(), vec![1, 1, 2, 3, 3, 5, 6, 3, 7]));
    }
}

mod macros_calls {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (String, Vec<i64>, bool) {
        let mut n: i64 = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn peek() -> i64 {
            n
        }
        let s = format!("{} {} {:>w$} {n2}", next(), next(), next() * 10, w = next() as usize, n2 = next());
        let v = vec![next(), peek(), next(), dbg!(next())];
        assert!(next() == 9, "bad {}", peek());
        assert_eq!(next(), 10);
        assert_eq!(next() + 1, peek() + 1, "msg {}", next());
        assert_ne!(next(), peek() + 1);
        let m = matches!(next(), k if k == peek() && peek() < next());
        let b = matches!(Some(next()), Some(13..=20) if next() > 3);
        println!("{} {}", next(), peek());
        let z = vec![next(); 2];
        (s, v, m && b && z[0] == z[1])
    }
    #[test]
    fn macros_calls() {
        assert_eq!(run(), ("1 2   30 5".to_string(), vec![6, 6, 7, 8], true));
    }
}

mod write_macros {
    use nonlocal::nonlocal;
    use std::fmt::Write;
    #[nonlocal]
    fn run(out: &mut String) -> std::fmt::Result {
        let mut depth: usize = 0;
        fn node(k: usize) -> std::fmt::Result {
            nonlocal!(out, depth);
            depth += 1;
            writeln!(out, "{:depth$}{k}{0:?}{}", "", next(k))?;
            if k > 0 {
                node(k - 1)?;
            }
            depth -= 1;
            write!(out, "{}", format!("{}-{depth}", next(depth)))?;
            Ok(())
        }
        fn next(k: usize) -> usize {
            k * 2 + depth
        }
        node(1)?;
        write!(out, "{}{}", next(0), std::format!("{depth}"))
    }
    #[test]
    fn write_macros() {
        let mut s = String::new();
        run(&mut s).unwrap();
        assert_eq!(s, " 1\"\"3\n  0\"\"2\n3-10-000");
    }
}

mod unknown_macro_struct {
    use nonlocal::nonlocal;
    macro_rules! max { ($a:expr) => { $a }; ($a:expr, $($r:expr),+) => {{ let a = $a; let b = max!($($r),+); if a > b { a } else { b } }} }
    macro_rules! opt {
        ($e:expr) => {
            match $e {
                Some(v) => v,
                None => return -1,
            }
        };
    }
    #[nonlocal]
    fn run() -> i64 {
        let mut n: i64 = 3;
        fn f(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            max!(n, k * 2, 5)
        }
        fn g() -> Option<i64> {
            if n > 100 { None } else { Some(f(n)) }
        }
        let mut t = max!(f(1), f(n), n);
        while t < 1000 {
            t += opt!(g());
        }
        t
    }
    #[test]
    fn unknown_macro_struct() {
        assert_eq!(run(), -1);
    }
}

mod user_macros {
    use nonlocal::nonlocal;
    macro_rules! twice {
        ($e:expr) => {
            ($e, $e)
        };
    }
    macro_rules! swap_args {
        ($f:expr, $g:expr) => {{
            let b = $g;
            let a = $f;
            (a, b)
        }};
    }
    macro_rules! block { ($($t:tt)*) => { { $($t)* } } }
    #[nonlocal]
    fn run() -> (i64, i64, (i64, i64), (i64, i64), i64, Vec<i64>) {
        macro_rules! local {
            ($e:expr) => {
                $e * 100
            };
        }
        let mut n: i64 = 0;
        fn next(by: i64) -> i64 {
            nonlocal!(n);
            n += by;
            n
        }
        let a = local!(next(1));
        let t = twice!(next(1));
        let s = swap_args!(next(10), next(n));
        let b = block!(let k = next(2); k + next(1));
        let c = local!(next(n) + 1);
        let v = vec![n];
        (a, c, t, s, b, v)
    }
    #[test]
    fn user_macros() {
        assert_eq!(run(), (100, 3900, (2, 3), (16, 6), 37, vec![38]));
    }
}
