//! What the factory reads of what is shared: in its turn, and as a value.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::default_trait_access,
    clippy::iter_count,
    clippy::many_single_char_names,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    clippy::unused_unit,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn operands_are_read_before_the_calls_behind_them() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, Vec<i64>) {
        let mut n: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        let f = bump;
        let mut r = vec![];
        r.push(n + f() * n);
        n = n + f();
        r.push(n);
        n += f();
        r.push(n);
        r.push(n - bump() - n);
        let [a, b] = [n, f()];
        r.push(a * 100 + b);
        (f, r)
    }
    assert_eq!(make().1, [5, 5, 11, -13, 1213]);
}

/// A lock that were held for the whole operation would wait for itself.
#[test]
fn operands_are_read_in_order_under_a_lock() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        let mut v: Vec<i64> = vec![1];
        fn up() -> i64 {
            nonlocal!(t, v);
            t += 1;
            v.push(t);
            t
        }
        let h = up;
        let x = v.len() as i64 + t + up();
        v.push(t);
        t = v.len() as i64 + up() + t;
        v[0] = up() * t;
        (h, x * 1000 + v[0] + t)
    }
    // x=1+1+2=4; v=[1,2,2]; t= 3+3+3=9; v[0]: up()=10,*10=100; t=10
    assert_eq!(make().1, 4110);
}

#[test]
fn indices_ranges_casts_and_arrays_under_a_lock() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize, Vec<usize>) {
        let mut i: usize = 0;
        let mut out: Vec<usize> = vec![];
        fn up() -> usize {
            nonlocal!(i);
            i += 1;
            i
        }
        let h = up;
        let arr = [10, 20, 30, 40];
        h();
        out.push(arr[i]);
        let x = arr[i] + i * 2;
        out.push(x);
        let y = &arr[i..i + 2];
        out.extend(y);
        i += arr[i];
        let z = if i > 20 { i } else { 0 };
        out.push(z);
        #[allow(clippy::cast_precision_loss)]
        let w: f64 = i as f64 / 2.0;
        out.push(w as usize);
        out.push((0..i).len() + (i..30).len());
        let q = Some(i).filter(|k| *k == i).map_or(0, |k| k + i);
        out.push(q);
        let st = (i, [i; 2], Some(i));
        out.push(st.1[1]);
        (h, out)
    }
    assert_eq!(make().1, [20, 22, 20, 30, 21, 10, 30, 42, 21]);
}

#[test]
fn closures_of_a_tuple_change_what_is_added() {
    #[nonlocal]
    fn make() -> ((impl Fn() -> i64, impl Fn() -> i64), i64) {
        let mut t: i64 = 1;
        fn bump() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn get() -> i64 {
            t
        }
        let hs = (bump, get);
        t = t + (hs.0)();
        t += (hs.0)();
        let u = t + (hs.1)();
        (hs, u)
    }
    assert_eq!(make().1, 14);
}

#[test]
fn closures_of_a_tuple_read_what_is_added() {
    #[nonlocal]
    fn make() -> ((impl Fn() -> i64, impl Fn() -> i64), i64) {
        let mut t = 1;
        fn bump() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        fn get() -> i64 {
            t
        }
        let hs = (bump, get);
        let u = t + (hs.1)();
        (hs, u)
    }
    assert_eq!(make().1, 2);
}

#[test]
fn a_block_gives_the_value_that_it_reads() {
    #[nonlocal]
    fn make(cb: &dyn Fn()) -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn bump(k: &dyn Fn()) -> i64 {
            nonlocal!(c);
            k();
            c += 1;
            c
        }
        fn b2() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (h, g) = (b2, get);
        bump(cb);
        let r = { c * 2 };
        (h, g, r)
    }
    assert_eq!(make(&|| ()).2, 12);
}

/// What stands for a shared variable may be a block: at the start of a statement it would end there.
#[test]
fn a_minus_subtracts_in_lambdas_and_is_a_sign_in_a_branch() {
    #[nonlocal]
    fn make() -> (Vec<Box<dyn Fn() -> i64>>, i64) {
        let mut fs: Vec<Box<dyn Fn() -> i64>> = vec![];
        let mut c: i64 = 5;
        fn bump() -> i64 {
            nonlocal!(c);
            let g: &dyn Fn() = &|| ();
            g();
            c += 1;
            c
        }
        fs.push(Box::new(bump));
        fs.push(Box::new(bump));
        fs.push(Box::new(move || c - 1));
        fs.push(Box::new(move || c & 1));
        let x = || -> i64 { c * c - c };
        let y = x();
        (fs, if y > 1 { -c } else { c })
    }
    let (f, n) = make();
    assert_eq!(f.iter().map(|f| f()).collect::<Vec<_>>(), [6, 7, 6, 1]);
    assert_eq!(n, -5);
}

#[test]
fn a_minus_behind_a_statement_is_a_sign() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn(), impl Fn() -> (), i32) {
        let mut u: () = ();
        let mut n: i32 = 3;
        fn set() {
            nonlocal!(u, n);
            u = ();
            n += 1;
        }
        fn get() {
            u
        }
        let (s, g) = (set, get);
        s();
        let k = {
            n;
            -1
        };
        (s, g, k)
    }
    assert_eq!(make().2, -1);
}

#[test]
fn a_minus_in_an_arm_subtracts() {
    #[nonlocal(sync)]
    fn make(k: i32) -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn b2() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (h, g) = (b2, get);
        let r = match k {
            0 => c - 1,
            _ => c + 1,
        };
        (h, g, r)
    }
    assert_eq!(make(0).2, 4);
}

#[test]
fn a_minus_in_a_branch_subtracts() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> i64, impl Fn() -> i64, i64) {
        let mut c: i64 = 5;
        fn up() -> i64 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn get() -> i64 {
            c
        }
        let (u, g) = (up, get);
        u();
        let last = if u() > 3 { c - 1 } else { 0 };
        (u, g, last)
    }
    assert_eq!(make().2, 6);
}

#[test]
fn a_struct_of_numbers_is_copied_out_and_back() {
    #[derive(Clone, Copy, PartialEq, Debug)]
    struct P {
        x: i64,
        y: i64,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), P, P) {
        let mut p = P { x: 1, y: 2 };
        fn go() {
            nonlocal!(p);
            p.x += 1;
        }
        let h = go;
        let old = p;
        h();
        let P { x, .. } = p;
        p.y = x * 10;
        let q = p;
        p = old;
        h();
        (h, q, p)
    }
    let (_, q, p) = make();
    assert_eq!((q, p), (P { x: 2, y: 20 }, P { x: 2, y: 2 }));
}

#[test]
fn struct_literals_read_what_is_shared() {
    #[derive(Debug, PartialEq, Clone)]
    struct P {
        x: i64,
        name: String,
        n: usize,
    }
    #[nonlocal]
    fn make() -> (impl Fn(), P, P) {
        let mut x = 1;
        let mut name = String::from("a");
        let mut n: usize = 4;
        fn go() {
            nonlocal!(x, name, n);
            x += 1;
            name.push('b');
            n *= 2;
        }
        let h = go;
        h();
        let p = P { x, name: name.clone(), n };
        h();
        let q = P { x: x * 2, name: name.to_uppercase(), ..p.clone() };
        (h, p, q)
    }
    let (_, p, q) = make();
    assert_eq!(p, P { x: 2, name: "ab".into(), n: 8 });
    assert_eq!(q, P { x: 6, name: "ABB".into(), n: 8 });
}

#[test]
fn maps_of_vectors_are_looked_into() {
    #[nonlocal]
    fn make() -> (impl Fn() -> usize, usize) {
        let mut m: std::collections::HashMap<String, Vec<usize>> = Default::default();
        fn put(k: &str, x: usize) -> usize {
            nonlocal!(m);
            m.entry(k.to_string()).or_default().push(x);
            m.len()
        }
        fn size() -> usize {
            m.values().map(Vec::len).sum()
        }
        let s = size;
        put("a", 1);
        m.entry("b".into()).or_insert_with(Vec::new).push(s_of(&m_len(3)));
        if let Some(v) = m.get_mut("a") {
            v.push(2);
        }
        if let Some(x) = m.get("a").and_then(|v| v.last().copied()) {
            put("a", x);
        }
        m.get_mut("b").unwrap()[0] += 1;
        let n = m["a"].len() * 100 + m["b"][0];
        (s, n)
    }
    fn s_of(x: &usize) -> usize {
        *x
    }
    fn m_len(x: usize) -> usize {
        x
    }
    let (s, n) = make();
    assert_eq!((s(), n), (4, 304));
}

#[derive(Clone, Debug)]
struct Entry(String);

#[nonlocal]
fn reported() -> String {
    let mut seen: Vec<Entry> = Vec::new();
    let mut made = 0;
    fn record(name: &str) {
        nonlocal!(seen, made);
        made += 1;
        seen.push(Entry(name.to_string()));
    }
    let hooks: Vec<Box<dyn Fn(&str)>> = vec![Box::new(record)];
    hooks[0]("a");
    let show = |entries: &[Entry]| entries.iter().map(|entry| entry.0.clone()).collect::<String>();
    format!("{} {made} {}", hooks.iter().count(), show(&seen))
}

/// What an argument refers to is lent for it, where it is evaluated before the others.
#[test]
fn lent_to_an_argument_that_is_evaluated_first() {
    assert_eq!(reported(), "1 1 a");
}
