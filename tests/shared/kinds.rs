//! What the closures that share are, and where they stand.

#![allow(
    clippy::float_cmp,
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_factory_with_defaults_gives_closures_that_share() {
    nonlocal::factory! { fn mk(start: i64 = 0, step: i64 = 2) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = start;
        fn inc() -> i64 { nonlocal!(n); n += step; n }
        fn get() -> i64 { n * step }
        (inc, get)
    } }
    let (i, g) = mk!(step = 3);
    assert_eq!((i(), g()), (3, 9));
}

#[test]
fn an_array_has_the_same_closure_twice() {
    #[nonlocal]
    fn make() -> [Box<dyn Fn() -> i64>; 2] {
        let mut n = 0;
        fn next() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        [Box::new(next), Box::new(next)]
    }
    let [a, b] = make();
    assert_eq!((a(), b()), (1, 2));
}

#[test]
fn an_array_of_constant_length_is_shared() {
    #[nonlocal]
    fn make<const N: usize>() -> (impl Fn(usize, i64), impl Fn() -> [i64; N]) {
        let mut a = [0; N];
        fn set(i: usize, x: i64) {
            nonlocal!(a);
            a[i] = x;
        }
        fn get() -> [i64; N] {
            a
        }
        (set, get)
    }
    let (s, g) = make::<3>();
    s(1, 5);
    assert_eq!(g(), [0, 5, 0]);
}

#[test]
fn a_captured_callback_is_used_by_both() {
    #[nonlocal]
    fn make(f: impl Fn(i64) -> i64 + Copy) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = 1;
        fn a() -> i64 {
            nonlocal!(n);
            n = f(n);
            n
        }
        fn b() -> i64 {
            f(f(n))
        }
        (a, b)
    }
    let (a, b) = make(|x| x * 2);
    assert_eq!((a(), b()), (2, 8));
}

#[test]
fn one_closure_takes_what_the_other_fills() {
    #[nonlocal]
    fn make() -> (impl Fn(i64), impl Fn() -> Vec<i64>) {
        let mut v = vec![];
        fn push(x: i64) {
            nonlocal!(v);
            v.push(x);
        }
        fn done() -> Vec<i64> {
            nonlocal!(v);
            std::mem::take(&mut v)
        }
        (push, done)
    }
    let (p, d) = make();
    p(1);
    assert_eq!((d(), d()), (vec![1], vec![]));
}

#[test]
fn a_closure_makes_boxes_of_another() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, impl Fn() -> Box<dyn Fn() -> i64>) {
        let mut n = 0;
        fn inc() -> i64 {
            nonlocal!(n);
            n += 1;
            n
        }
        fn mk() -> Box<dyn Fn() -> i64> {
            Box::new(inc)
        }
        (inc, mk)
    }
    let (i, m) = make();
    let a = m();
    assert_eq!((i(), a(), m()(), i()), (1, 2, 3, 4));
}

#[test]
fn what_cannot_be_cloned_is_read_by_one() {
    struct NC(i64);
    #[nonlocal]
    fn make(nc: NC) -> (impl Fn() -> i64, impl Fn() -> i64) {
        let mut n = 0;
        fn inc() -> i64 {
            nonlocal!(n);
            n += nc.0;
            n
        }
        fn get() -> i64 {
            n
        }
        (inc, get)
    }
    let (i, g) = make(NC(3));
    assert_eq!((i(), g()), (3, 3));
}

#[test]
fn a_callback_in_a_field_is_called() {
    struct H {
        f: Box<dyn FnMut() -> i64>,
        n: i64,
    }
    #[nonlocal]
    fn make(mut h: H) -> (impl Fn() -> i64, impl Fn() -> i64) {
        fn a() -> i64 {
            nonlocal!(h);
            h.n += 1;
            (h.f)() + h.n
        }
        fn b() -> i64 {
            h.n
        }
        (a, b)
    }
    let (a, b) = make(H { f: Box::new(|| 10), n: 0 });
    assert_eq!((a(), b()), (11, 1));
}

#[test]
fn a_callback_in_a_variable_is_replaced() {
    #[nonlocal]
    fn make() -> (impl Fn(i64) -> i64, impl Fn(i64), i64) {
        let mut f: Box<dyn Fn(i64) -> i64> = Box::new(|x| x + 1);
        fn run(x: i64) -> i64 {
            f(f(x))
        }
        fn set(k: i64) {
            nonlocal!(f);
            f = Box::new(move |x| x * k);
        }
        let (r, s) = (run, set);
        let a = f(1);
        s(10);
        let b = f(1) + (f)(2);
        f = Box::new(move |x| x - b);
        (r, s, a + b)
    }
    let (r, s, n) = make();
    assert_eq!((n, r(100)), (32, 40));
    s(2);
    assert_eq!(r(3), 12);
}

#[test]
fn a_closure_behind_a_reference_and_one_in_a_box() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, i64) {
        let mut t: i64 = 1;
        fn up() -> i64 {
            nonlocal!(t);
            t += 1;
            t
        }
        let f: &dyn Fn() -> i64 = &up;
        f();
        t += 10;
        let g: Box<dyn Fn() -> i64> = Box::new(up);
        let x = f() + g();
        drop(g);
        t *= 2;
        (up, x + t)
    }
    assert_eq!(make().1, 13 + 14 + 28);
}

#[test]
fn closures_of_a_tuple_are_called_before_they_are_returned() {
    #[nonlocal]
    fn make() -> ((impl Fn() -> usize, impl Fn()), usize) {
        let mut v = vec![1];
        fn size() -> usize {
            v.len()
        }
        fn grow() {
            nonlocal!(v);
            v.push(0);
        }
        let api = (size, grow);
        (api.1)();
        let n = v.len() * 10 + (api.0)();
        (api, n)
    }
    assert_eq!(make().1, 22);
}

#[test]
fn a_stored_lambda_changes_what_another_closure_changes() {
    #[nonlocal(sync)]
    fn make() -> (impl Fn() -> usize, impl Fn() -> i64) {
        let mut cbs: Vec<Box<dyn FnMut() + Send>> = Vec::new();
        let mut sum: i64 = 0;
        fn fire() -> usize {
            nonlocal!(cbs);
            cbs.iter_mut().for_each(|cb| cb());
            cbs.len()
        }
        fn get() -> i64 {
            nonlocal!(sum);
            sum += 1;
            sum
        }
        let (f, g) = (fire, get);
        cbs.push(Box::new(move || sum += 10));
        (f, g)
    }
    let (f, g) = make();
    f();
    assert_eq!(g(), 11);
}

#[test]
fn a_generic_struct_holds_the_closures() {
    struct Api<A, B> {
        add: A,
        get: B,
        first: usize,
    }
    #[nonlocal]
    fn make<'a, T>(seed: &'a [T]) -> Api<impl Fn(T) -> bool + use<'a, T>, impl Fn() -> Vec<T> + use<'a, T>>
    where
        T: Copy + Ord + 'a,
    {
        let mut set = std::collections::BTreeSet::new();
        fn add(x: T) -> bool {
            nonlocal!(set);
            set.insert(x)
        }
        fn get() -> Vec<T> {
            set.iter().copied().chain(seed.iter().copied()).collect()
        }
        let add = add;
        for s in seed {
            add(*s);
        }
        set.extend(seed);
        Api { add, get, first: set.len() }
    }
    let a = make(&[3, 1, 3]);
    assert!((a.add)(2));
    assert!(!(a.add)(1));
    assert_eq!(((a.get)(), a.first), (vec![1, 2, 3, 3, 1, 3], 2));
}

#[test]
fn a_trait_object_is_shared() {
    trait Shape {
        fn area(&self) -> f64;
        fn grow(&mut self);
    }
    struct Sq(f64);
    impl Shape for Sq {
        fn area(&self) -> f64 {
            self.0 * self.0
        }
        fn grow(&mut self) {
            self.0 += 1.0;
        }
    }
    #[nonlocal]
    fn make(mut s: Box<dyn Shape>) -> (impl Fn() -> f64, impl Fn()) {
        fn area() -> f64 {
            s.area()
        }
        fn grow() {
            nonlocal!(s);
            s.grow();
            s.as_mut().grow();
        }
        (area, grow)
    }
    let (a, g) = make(Box::new(Sq(1.0)));
    g();
    assert_eq!(a(), 9.0);
}

#[test]
fn an_iterator_is_shared() {
    #[nonlocal]
    fn make(items: Vec<i64>) -> (impl Fn() -> Option<i64>, impl Fn() -> Option<i64>, impl Fn(usize)) {
        let mut it = items.into_iter().peekable();
        fn next() -> Option<i64> {
            nonlocal!(it);
            it.next()
        }
        fn peek() -> Option<i64> {
            nonlocal!(it);
            it.peek().copied()
        }
        fn skip(n: usize) {
            nonlocal!(it);
            for _ in it.by_ref().take(n) {}
            while let Some(x) = it.peek() {
                if *x < 0 {
                    it.next();
                } else {
                    break;
                }
            }
        }
        (next, peek, skip)
    }
    let (n, p, s) = make(vec![1, 2, -1, 3]);
    assert_eq!((n(), p()), (Some(1), Some(2)));
    s(1);
    assert_eq!(n(), Some(3));
}

#[test]
fn a_closure_gives_lambdas_over_a_clone() {
    #[nonlocal]
    fn make() -> (impl Fn() -> Box<dyn Fn() -> usize>, impl Fn()) {
        let mut v = vec![1];
        fn lens() -> Box<dyn Fn() -> usize> {
            let w = v.clone();
            Box::new(move || w.len())
        }
        fn inc() {
            nonlocal!(v);
            v.push(1);
        }
        (lens, inc)
    }
    let (a, i) = make();
    let f = a();
    i();
    assert_eq!((f(), a()()), (1, 2));
}
