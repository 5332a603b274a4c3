//! Names that hide other names, at every level.

mod rename_user_macro_lit {
    use nonlocal::nonlocal;
    macro_rules! note { ($f:literal $(, $a:expr)*) => { format!($f $(, $a)*) } }
    #[nonlocal]
    fn run() -> (String, String) {
        let mut x: i64 = 1;
        fn f(k: i64) -> String {
            nonlocal!(x);
            x += k;
            note!("{x}{k}{}", x)
        }
        let a = f(5);
        (a, note!("{x}"))
    }
    #[test]
    fn rename_user_macro_lit() {
        assert_eq!(run(), ("656".into(), "6".into()));
    }
}

mod shadow_param {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run(x: i64) -> i64 {
        fn a() -> i64 {
            x
        }
        fn b(x: i64) -> i64 {
            x * 10 + a()
        }
        fn c(x: &str, (y, _z): (i64, i64)) -> i64 {
            b(x.len() as i64) + y
        }
        c("abc", (100, 1))
    }
    #[test]
    fn shadow_param() {
        assert_eq!(run(7), 137);
    }
}

mod let_named_as_fn {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64) {
        let base: i64 = 3;
        fn value() -> i64 {
            base * 2
        }
        let value = value();
        fn other() -> i64 {
            value + base
        }
        let base = "x";
        (value + base.len() as i64, other())
    }
    #[test]
    fn let_named_as_fn() {
        assert_eq!(run(), (7, 9));
    }
}

mod raw_same {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut r#x: i64 = 1;
        fn f() -> i64 {
            nonlocal!(x);
            x += 1;
            r#x
        }
        let a = r#f();
        {
            let x = 100;
            let y = f();
            (a + x, y + r#x)
        }
    }
    #[test]
    fn raw_same() {
        assert_eq!(run(), (102, 103));
    }
}

mod shadow_before_after {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let x: i64 = 1;
        fn a() -> i64 {
            x
        }
        let p = a();
        let x: i64 = x + 10;
        fn b() -> i64 {
            x * 2 + a()
        }
        let q = b();
        let x = "text";
        let r = a() + b() + x.len() as i64;
        (p, q, r)
    }
    #[test]
    fn shadow_before_after() {
        assert_eq!(run(), (1, 23, 28));
    }
}

mod raw_idents {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, String) {
        let mut r#type: i64 = 1;
        let r#match: &str = "m";
        let größe: i64 = 2;
        fn r#fn(r#in: i64) -> i64 {
            nonlocal!(r#type);
            r#type += r#in + größe;
            r#type
        }
        fn show() -> String {
            format!("{match}{type}{größe:>größe2$}", größe2 = größe as usize)
        }
        let a = r#fn(r#type);
        (a, show())
    }
    #[test]
    fn raw_idents() {
        assert_eq!(run(), (4, "m4 2".to_string()));
    }
}

mod shadow_match_for_let_else {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run(opt: Option<i64>) -> Vec<i64> {
        let x: i64 = 5;
        let mut out: Vec<i64> = vec![];
        fn get(k: i64) -> i64 {
            x * k
        }
        let Some(x) = opt else { return vec![get(1), x] };
        out.push(get(x));
        for x in 0..3i64 {
            out.push(get(x) + x);
        }
        let r = match x {
            x @ 1..=9 => get(x) + 1,
            x => get(x) + 2,
        };
        out.push(r);
        out
    }
    #[test]
    fn shadow_match_for_let_else() {
        assert_eq!(run(None), [5, 5]);
        assert_eq!(run(Some(2)), [10, 0, 6, 12, 11]);
    }
}

mod python_scope_param_default_shadow {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run(x: i64) -> i64 {
        fn f(y: i64) -> i64 {
            let x = x + y;
            fn g(y: i64) -> i64 {
                let x = x * y;
                {
                    let y = x + 1;
                    fn h() -> i64 {
                        x + y
                    }
                    h()
                }
            }
            let y = g(x) + y;
            x + y
        }
        let x = 1000;
        f(2) + x
    }
    #[test]
    fn python_scope_param_default_shadow() {
        assert_eq!(run(3), 1058);
    }
}

mod binding_modes {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64, usize) {
        let t: (i64, String) = (3, "ab".into());
        let (a, s): &(i64, String) = &t;
        let ref b: i64 = 4;
        let &c: &i64 = &5;
        let (mut d, e): (i64, &str) = (6, "xyz");
        fn f(k: i64) -> i64 {
            *a * k + *b + c
        }
        fn g() -> i64 {
            nonlocal!(d);
            d += f(1);
            d
        }
        fn h((x, y): &(i64, String)) -> usize {
            s.len() + e.len() + y.len() + *x as usize
        }
        (g(), d + f(0), h(&t))
    }
    #[test]
    fn binding_modes() {
        assert_eq!(run(), (18, 27, 10));
    }
}

mod iflet_chain {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run(a: Option<i64>) -> (i64, i64) {
        let mut calls: i64 = 0;
        fn check(v: i64) -> bool {
            nonlocal!(calls);
            calls += 1;
            v > calls
        }
        fn wrap(v: i64) -> Option<i64> {
            if check(v) { Some(v + calls) } else { None }
        }
        let r = if let Some(calls) = a
            && check(calls)
            && let Some(v) = wrap(calls)
            && check(v)
        {
            v * 100 + calls
        } else {
            -1
        };
        (r, calls)
    }
    #[test]
    fn iflet_chain() {
        assert_eq!(run(Some(5)), (705, 3));
        assert_eq!(run(Some(1)), (-1, 1));
        assert_eq!(run(None), (-1, 0));
    }
}

mod siblings_same_name {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let a: i64 = 1;
        let b: i64 = 2;
        fn f() -> i64 {
            fn h() -> i64 {
                a
            }
            h() * 10
        }
        fn g() -> i64 {
            fn h() -> i64 {
                b + f()
            }
            h() * 100
        }
        let x = {
            fn h() -> i64 {
                a + b
            }
            h()
        };
        let y = {
            fn h() -> i64 {
                g()
            }
            h()
        };
        (f(), y, x)
    }
    #[test]
    fn siblings_same_name() {
        assert_eq!(run(), (10, 1200, 3));
    }
}

mod same_name_two_captures {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> i64 {
        let mut x: i64 = 1;
        fn a() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        let mut x: i64 = x * 100;
        fn b() -> i64 {
            nonlocal!(x);
            x += a();
            x
        }
        let x = &mut x;
        fn c(k: i64) -> i64 {
            nonlocal!(x);
            *x += b2(k);
            *x + a()
        }
        fn b2(x: i64) -> i64 {
            x * a()
        }
        let r = c(3);
        let s = {
            *x += 1;
            *x
        };
        r * 10000 + s + b()
    }
    #[test]
    fn same_name_two_captures() {
        // x0=1; x1=100; c(3): b2 = 3*a()=3*2=6 -> x1=106; + a()=3 -> 109; s=107; b: x1 += a()=4 -> 111
        assert_eq!(run(), 109 * 10000 + 107 + 111);
    }
}

mod named_as_factory {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn total(n: i64) -> i64 {
        let mut total: i64 = 0;
        fn add(k: i64) {
            nonlocal!(total);
            if k > 0 {
                total += k;
                add(k - 1);
            }
        }
        add(n);
        total
    }
    #[nonlocal]
    fn again(n: i64) -> i64 {
        let base: i64 = n;
        fn again(k: i64) -> i64 {
            if k == 0 { base } else { again(k - 1) + 1 }
        }
        again(n)
    }
    #[nonlocal]
    fn outer_rec(n: i64) -> i64 {
        let k: i64 = n * 10;
        fn inner() -> i64 {
            if k > 0 { outer_rec(n - 1) + k } else { 0 }
        }
        inner()
    }
    #[test]
    fn named_as_factory() {
        assert_eq!(total(4), 10);
        assert_eq!(again(4), 8);
        assert_eq!(outer_rec(3), 60);
    }
}
