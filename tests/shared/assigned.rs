//! Assignments of the factory to what is shared, in every form.

#![allow(clippy::let_unit_value, clippy::unit_arg, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn elements_and_numbers_are_changed_by_operators() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), [i64; 4], i64) {
        let mut a = [1, 2, 3, 4];
        let mut i = 1;
        let mut t = 0;
        fn set(x: i64) {
            nonlocal!(a, i, t);
            a[i] = x;
            i = (i + 1) % 4;
            t += 1;
        }
        let h = set;
        h(20);
        a[i] += a[i - 1] * 2;
        a[i + 1] -= t;
        a[(i + 2) % 4] <<= t;
        t ^= a[0];
        t |= 8;
        i -= 1;
        a[i] %= 7;
        (h, a, t)
    }
    assert_eq!(make().1, [2, 6, 43, 3]);
    assert_eq!(make().2, 3 | 8);
}

#[test]
fn fields_elements_and_boxes_are_assigned() {
    #[derive(Clone, Default, Debug, PartialEq)]
    struct Q {
        x: i64,
        v: Vec<i64>,
        inner: (i64, String),
        b: Box<i64>,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), Q) {
        let mut q = Q::default();
        fn go() {
            nonlocal!(q);
            q.x += 1;
            q.v.push(q.x);
            q.inner.1 += "k";
            *q.b += 2;
        }
        let h = go;
        h();
        q.x += 10;
        q.v[0] = q.x;
        q.inner.0 = q.v[0] + *q.b;
        q.inner.1.push_str(&q.x.to_string());
        *q.b *= 5;
        h();
        (q.x, q.inner.0) = (q.inner.0, q.x);
        (h, q.clone())
    }
    assert_eq!(make().1, Q { x: 13, v: vec![11, 12], inner: (12, "k11k".into()), b: Box::new(12) });
}

#[test]
fn values_are_swapped_taken_and_replaced() {
    #[nonlocal]
    fn make() -> (impl Fn(), Vec<String>, String) {
        let mut a = vec!["a".to_string()];
        let mut b = vec!["b".to_string(), "c".into()];
        fn sw() {
            nonlocal!(a, b);
            std::mem::swap(&mut a, &mut b);
        }
        let h = sw;
        h();
        std::mem::swap(&mut a, &mut b);
        a.append(&mut b);
        let t = std::mem::take(&mut a);
        b.extend(t.iter().cloned());
        a = std::mem::replace(&mut b, vec!["z".into()]);
        h();
        (h, b.clone(), format!("{a:?}"))
    }
    let (_, b, s) = make();
    assert_eq!(b, ["a", "b", "c"]);
    assert_eq!(s, "[\"z\"]");
}

#[test]
fn several_variables_are_assigned_by_a_pattern() {
    struct P {
        a: i64,
        b: i64,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), i64) {
        let mut a: i64 = 1;
        let mut b: i64 = 2;
        let mut c = 3;
        fn rot() {
            nonlocal!(a, b, c);
            (a, b, c) = (b, c, a);
        }
        let h = rot;
        h();
        [a, b] = [b, a];
        P { a, b } = P { a: b * 10, b: a + c };
        (c, _) = (c * 2, a);
        (a, (b, ..)) = (b, (a, c, 1));
        (h, a * 1000 + b * 10 + c)
    }
    // 2,3,1 -> 3,2,1 -> a=20,b=4 -> c=2 -> a=4,b=20
    assert_eq!(make().1, 4202);
}

#[test]
fn a_tuple_is_assigned_as_a_whole() {
    #[nonlocal]
    fn make(mut p: (i64, i64)) -> (impl Fn(), (i64, i64), i64) {
        fn go() {
            nonlocal!(p);
            p = (p.1, p.0 + p.1);
        }
        let h = go;
        h();
        h();
        p.0 += 1;
        let (a, b) = p;
        p = (a * b, p.0);
        h();
        (h, p, p.0 + a)
    }
    let (_, p, n) = make((1, 2));
    assert_eq!((p, n), ((4, 24), 8));
}

#[test]
fn numbers_letters_and_truth_values() {
    #[nonlocal]
    fn make(
        mut f: f64,
        mut ch: char,
        mut b: bool,
        mut pair: (i32, bool),
        (): (),
    ) -> (impl Fn(), impl Fn() -> String) {
        fn go() {
            nonlocal!(f, ch, b, pair);
            f *= 1.5;
            ch = ((ch as u8) + 1) as char;
            b = !b;
            pair = (pair.0 + 1, !pair.1);
        }
        fn show() -> String {
            format!("{f} {ch} {b} {pair:?} {:.2}", f)
        }
        let (g, s) = (go, show);
        f += 1.0;
        ch = 'x';
        b ^= true;
        b |= false;
        pair.0 *= 2;
        g();
        if b {
            f = -f;
        }
        assert_eq!((f, ch), (-3.0, 'y'));
        assert!(!pair.1 || b);
        (g, s)
    }
    let (g, s) = make(1.0, 'a', true, (1, true), ());
    g();
    assert_eq!(s(), "-4.5 z false (4, true) -4.50");
}

#[test]
fn numbers_that_are_cast_to_an_index() {
    #[nonlocal]
    fn make() -> (impl Fn() -> u8, u64) {
        let mut i: u8 = 250;
        let mut arr = [0_u64; 256];
        fn up() -> u8 {
            nonlocal!(i, arr);
            i = i.wrapping_add(1);
            arr[i as usize] += 1;
            i
        }
        let h = up;
        for _ in 0..10 {
            h();
            arr[usize::from(i)] *= 3;
        }
        arr[i as usize] -= u64::from(i < 200);
        (h, arr.iter().sum::<u64>() * 10 + u64::from(i) % 7)
    }
    assert_eq!(make().1, 29 * 10 + 4);
}

/// An assignment is an expression of its own, in its turn.
#[test]
fn an_assignment_in_a_tuple_is_seen_behind_it() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        h();
        let ((), y) = (t += 10, t);
        (h, y)
    }
    assert_eq!(make().1, 12);
}

#[test]
fn a_closure_assigns_in_a_tuple() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            let ((), y) = (t += 1, t);
            y
        }
        fn get() -> i64 {
            t
        }
        (up, get)
    }
    let (u, g) = make();
    assert_eq!((u(), g()), (2, 2));
}

#[test]
fn an_assignment_is_matched() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        let x = match t += 1 {
            () => t,
        };
        let y = [x, (t = 50, t).1];
        (h, y[0] * 100 + y[1])
    }
    assert_eq!(make().1, 250);
}

#[test]
fn a_closure_assigns_in_an_argument() {
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            two(t += 1, t)
        }
        let h = up;
        let g = up;
        h();
        (g, t)
    }
    let (g, t) = make();
    assert_eq!((t, g()), (2, 3));
}

#[test]
fn the_factory_assigns_in_an_argument() {
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        h();
        let z = two(t += 10, t);
        (h, z)
    }
    assert_eq!(make().1, 12);
}

#[test]
fn the_factory_assigns_in_an_argument_beside_a_callback() {
    fn two(_: (), b: i64) -> i64 {
        b
    }
    #[nonlocal]
    fn make(cb: &dyn Fn()) -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn busy(cb: &dyn Fn()) {
            nonlocal!(t);
            cb();
            t += 1;
        }
        let h = up;
        busy(cb);
        let z = two(t += 10, t);
        (h, z)
    }
    assert_eq!(make(&|| ()).1, 12);
}

#[test]
fn lambdas_that_assign_are_given_to_options() {
    #[nonlocal]
    fn make(go: bool) -> Result<(impl Fn() -> i64, i64), String> {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let h = up;
        let set = Some(5).map(|x| t = x).ok_or("none".to_string())?;
        let () = set;
        let seen = Some(t += 10).map(|()| t).unwrap_or(0);
        if go {
            return Err(format!("{}", t));
        }
        (0..2).for_each(|i| t += i);
        Ok((h, seen * 100 + t))
    }
    assert_eq!(make(false).unwrap().1, 1516);
}
