//! References, handles and cells.

mod refmut {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make<'a>(out: &'a mut Vec<i32>) -> impl FnMut(i32) + 'a {
        fn add(x: i32) {
            nonlocal!(out);
            out.push(x);
            out[0] += 1;
        }
        add
    }
    #[test]
    fn refmut() {
        let mut v = vec![];
        {
            let mut a = make(&mut v);
            a(1);
            a(5);
        }
        assert_eq!(v, [3, 5]);
    }
}

mod refmut_deref {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(out: &mut i32) -> impl FnMut(i32) {
        fn add(x: i32) {
            nonlocal!(out);
            *out += x;
        }
        add
    }
    #[test]
    fn refmut_deref() {
        let mut v = 1;
        {
            let mut a = make(&mut v);
            a(1);
            a(5);
        }
        assert_eq!(v, 7);
    }
}

mod value_ref_mut {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> i32 {
        let mut c = n;
        fn add(x: i32) -> i32 {
            nonlocal!(c);
            c += x;
            c
        }
        fn ap(f: &mut dyn FnMut(i32) -> i32) -> i32 {
            f(1);
            f(1)
        }
        ap(&mut add)
    }
    #[test]
    fn value_ref_mut() {
        assert_eq!(make(3), 5);
    }
}

mod rc_refcell {
    use nonlocal::nonlocal;
    use std::{cell::RefCell, rc::Rc};
    #[nonlocal]
    fn make() -> (impl Fn(i32), impl Fn() -> Vec<i32>) {
        let log = Rc::new(RefCell::new(vec![]));
        fn push(x: i32) {
            log.borrow_mut().push(x)
        }
        fn get() -> Vec<i32> {
            log.borrow().clone()
        }
        (push, get)
    }
    #[test]
    fn rc_refcell() {
        let (p, g) = make();
        p(1);
        p(2);
        assert_eq!(g(), [1, 2]);
    }
}

mod ref_pass {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> (i32, i32) {
        let x = 5;
        let r = &x;
        fn f() -> i32 {
            x
        }
        fn g() -> i32 {
            *r
        }
        let a = f;
        let b = g;
        (a(), b() + *r)
    }
    #[test]
    fn ref_pass() {
        assert_eq!(make(), (5, 10));
    }
}

mod value_behind_a_reference {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> i32 {
        fn add(x: i32) -> i32 {
            x + n
        }
        fn ap(f: &dyn Fn(i32) -> i32) -> i32 {
            f(1)
        }
        ap(&add) + ap(&add)
    }
    #[test]
    fn value_behind_a_reference() {
        assert_eq!(make(3), 8);
    }
}

mod ref_binding {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(pair: (String, i32)) -> impl Fn() -> String {
        fn show() -> String {
            let (ref s, n) = pair;
            format!("{s}{n}")
        }
        show
    }
    #[test]
    fn ref_binding() {
        assert_eq!(make(("a".into(), 1))(), "a1");
    }
}

mod atomics {
    use nonlocal::nonlocal;
    use std::sync::{
        Arc,
        atomic::{AtomicI32, Ordering::SeqCst},
    };
    #[nonlocal]
    fn make() -> (impl Fn() -> i32 + Send + Sync, impl Fn() -> i32) {
        let c = Arc::new(AtomicI32::new(0));
        fn up() -> i32 {
            c.fetch_add(1, SeqCst) + 1
        }
        fn get() -> i32 {
            c.load(SeqCst)
        }
        (up, get)
    }
    #[test]
    fn atomics() {
        let (u, g) = make();
        u();
        assert_eq!((u(), g()), (2, 2));
    }
}

mod iterator_clone_read {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(v: Vec<i32>) -> (impl FnMut() -> Option<i32>, usize) {
        let mut it = v.clone().into_iter();
        fn next() -> Option<i32> {
            nonlocal!(it);
            it.next()
        }
        (next, v.len())
    }
    #[test]
    fn iterator_clone_read() {
        let (mut n, l) = make(vec![1, 2]);
        assert_eq!((n(), n(), n(), l), (Some(1), Some(2), None, 2));
    }
}

mod cell_by_reference {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(c: &std::cell::Cell<i32>) -> (impl Fn(), impl Fn() -> i32) {
        fn up() {
            c.set(c.get() + 1)
        }
        fn get() -> i32 {
            c.get()
        }
        (up, get)
    }
    #[test]
    fn cell_by_reference() {
        let c = Default::default();
        let (u, g) = make(&c);
        u();
        assert_eq!(g(), 1);
    }
}

mod cell_help_applied {
    use nonlocal::nonlocal;
    use std::{cell::Cell, rc::Rc};
    #[nonlocal]
    fn m() -> (impl FnMut() -> i32, impl Fn() -> i32) {
        let c = Rc::new(Cell::new(0));
        fn up() -> i32 {
            c.set(c.get() + 1);
            c.get()
        }
        fn get() -> i32 {
            c.get()
        }
        (up, get)
    }
    #[test]
    fn cell_help_applied() {
        let (mut u, g) = m();
        u();
        assert_eq!(g(), 1);
    }
}
