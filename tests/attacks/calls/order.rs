//! What is evaluated first, and what is dropped when.

mod temporaries_untyped {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> usize {
        let mut n = 0;
        fn add(k: usize, s: &str) -> &str {
            nonlocal!(n);
            n += k;
            &s[..1]
        }
        add(n + 1, &String::from("xyz")).len()
            + add(n, "abc").len()
            + add(1, String::from("x").as_str()).len()
    }
    #[test]
    fn temporaries_untyped() {
        assert_eq!(run(), 3);
    }
}

mod self_compound {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> i64 {
        let mut x: i64 = 1;
        fn f() -> i64 {
            nonlocal!(x);
            x = 10;
            5
        }
        x = x + f();
        let y = x;
        x = f() + x;
        y * 100 + x
    }
    #[test]
    fn self_compound() {
        assert_eq!(run(), 615);
    }
}

mod lambda_state_arg {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> i64 {
        let mut count: i64 = 0;
        fn add(k: i64) -> i64 {
            count * 10 + k
        }
        let mut next = || {
            count += 1;
            count
        };
        let k = next();
        add(k)
    }
    #[test]
    fn lambda_state_arg() {
        assert_eq!(run(), 11);
    }
}

mod struct_literal_order {
    use nonlocal::nonlocal;
    #[derive(Debug, PartialEq)]
    struct S {
        a: i64,
        b: i64,
        c: (i64, [i64; 2]),
    }
    #[nonlocal]
    fn run() -> (S, i64) {
        let mut n: i64 = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        let s = S { b: next(), c: (next(), [next(), n]), a: next() };
        (s, n)
    }
    #[test]
    fn struct_literal_order() {
        assert_eq!(run(), (S { b: 1, c: (2, [3, 3]), a: 4 }, 4));
    }
}

mod ref_then_call_read {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> usize {
        let mut items: Vec<i64> = vec![1, 2, 3];
        fn has(k: i64) -> bool {
            items.contains(&k)
        }
        let mut found = 0;
        for i in items.iter() {
            if has(*i + 1) {
                found += 1;
            }
        }
        while let Some(x) = items.pop() {
            if has(x - 1) {
                found += 10;
            }
        }
        found
    }
    #[test]
    fn ref_then_call_read() {
        assert_eq!(run(), 22);
    }
}

mod index_assign {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (Vec<i64>, i64) {
        let mut x: i64 = 0;
        let mut v: Vec<i64> = vec![0; 9];
        fn f() -> i64 {
            nonlocal!(x);
            x += 1;
            x
        }
        fn at() -> usize {
            nonlocal!(x);
            x += 1;
            x as usize
        }
        v[at()] = f();
        v[at()] = f();
        (v[at() + 1], v[0]) = (f(), f() + 100);
        [v[7], _] = [at() as i64, f()];
        v[at() - 7] += 1000;
        (v, x)
    }
    #[test]
    fn index_assign() {
        assert_eq!(run(), (vec![106, 0, 1, 1000, 3, 0, 0, 8, 5], 10));
    }
}

mod args_order_untyped {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64, i64) {
        let mut n = 1;
        fn bump(k: i64) -> i64 {
            nonlocal!(n);
            n += k;
            n
        }
        fn read(a: i64, b: i64) -> i64 {
            n * 10000 + a * 100 + b
        }
        let r1 = read(bump(1), 5);
        let r2 = read(n, bump(n));
        let r3 = bump(read(
            {
                n = 3;
                1
            },
            n,
        ));
        (r1, r2, r3)
    }
    #[test]
    fn args_order_untyped() {
        assert_eq!(run(), (20205, 40204, 30106));
    }
}

mod args_order_readonly_callee {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64, i64, i64) {
        let mut n: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn read(a: i64, b: i64) -> i64 {
            n * 10000 + a * 100 + b
        }
        let r1 = read(bump(), 5);
        let r2 = read(n, bump());
        let r3 = read(
            {
                n = 7;
                1
            },
            n,
        );
        let r4 = read(read(bump(), bump()), read(1, bump()));
        (r1, r2, r3, r4)
    }
    #[test]
    fn args_order_readonly_callee() {
        assert_eq!(run(), (20205, 30203, 70107, 9281010));
    }
}

mod arg_lookups {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run(v: Vec<i64>) -> i64 {
        let mut t: i64 = 0;
        let p: (i64, (i64, i64)) = (1, (2, 3));
        fn f(a: i64, b: &(i64, i64), c: &[i64], d: i64) -> i64 {
            nonlocal!(t);
            t += a + b.0 + b.1 + c.len() as i64 + d;
            t
        }
        f(p.0, &p.1, &v, t);
        f(p.1.0, &p.1, &v[1..], {
            t += 1;
            t
        });
        f(t, &(t, t), &v, f(t, &p.1, &[], 0))
    }
    #[test]
    fn arg_lookups() {
        let mut t = 0i64;
        let l = 3;
        t += 1 + 5 + l;
        t += 1;
        t += 2 + 5 + 2 + t;
        let a = t;
        t += t + 5;
        t += a + 2 * a + 3 + t;
        assert_eq!(run(vec![1, 2, 3]), t);
    }
}

mod temporaries_ok {
    use nonlocal::nonlocal;
    use std::cell::RefCell;
    #[nonlocal]
    fn run() -> (usize, usize, usize) {
        let cell: RefCell<Vec<i64>> = RefCell::new(vec![1]);
        let mut n: usize = 0;
        fn add(k: usize, s: &str) -> usize {
            nonlocal!(n);
            n += k + cell.borrow().len() + s.len();
            n
        }
        fn len(v: &[i64]) -> usize {
            cell.borrow_mut().push(1);
            n + v.len()
        }
        let a = add(cell.borrow().len() + n, &String::from("xyz"));
        let b = len(&[n as i64, 2]);
        let c = add(
            {
                let l = n;
                l
            },
            String::from("abc").as_str(),
        );
        (a, b, c)
    }
    #[test]
    fn temporaries_ok() {
        assert_eq!(run(), (5, 7, 15));
    }
}

mod args_order {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (Vec<i64>, i64) {
        let mut n: i64 = 0;
        let mut log: Vec<i64> = Vec::new();
        fn next(by: i64) -> i64 {
            nonlocal!(n, log);
            n += by;
            log.push(n);
            n
        }
        fn three(a: i64, b: i64, c: i64) -> i64 {
            nonlocal!(n);
            n += 1;
            a * 10000 + b * 100 + c + n * 1000000
        }
        let r1 = three(n, next(1), n);
        let r2 = three(next(1), n, next(n));
        let r3 = three(
            next(next(n)),
            {
                n = 0;
                1
            },
            n,
        );
        log.extend([r1, r2, r3]);
        (log, n)
    }
    #[test]
    fn args_order() {
        assert_eq!(run(), (vec![1, 3, 6, 14, 28, 2000101, 7030306, 1280100], 1));
    }
}

mod compound_in_nested {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut x: i64 = 1;
        fn f(d: i64) -> i64 {
            nonlocal!(x);
            if d == 0 {
                x += 1;
                return x;
            }
            x = x + f(d - 1);
            x = f(d - 1) + x;
            x
        }
        (f(2), x)
    }
    #[test]
    fn compound_in_nested() {
        fn f(x: &mut i64, d: i64) -> i64 {
            if d == 0 {
                *x += 1;
                return *x;
            }
            let l = *x;
            let r = f(x, d - 1);
            *x = l + r;
            let l = f(x, d - 1);
            let r = *x;
            *x = l + r;
            *x
        }
        let mut x = 1;
        let r = f(&mut x, 2);
        assert_eq!(run(), (r, x));
    }
}
