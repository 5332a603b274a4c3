//! What a closure owns: sizes, drops, moves and clones.

mod clone_reader_ok {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(s: String) -> (impl Fn() -> usize, impl Fn() -> usize) {
        fn a() -> usize {
            s.len()
        }
        fn b() -> usize {
            s.len() + 1
        }
        (a, b)
    }
    #[test]
    fn clone_reader_ok() {
        let (a, b) = make("x".into());
        assert_eq!((a(), b()), (1, 2));
    }
}

mod size {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(a: u64, b: String, c: u8) -> impl Fn() -> u64 {
        let _ = c;
        let mut z = a;
        z += 1;
        fn show() -> u64 {
            z + b.len() as u64
        }
        show
    }
    #[test]
    fn size() {
        assert_eq!(std::mem::size_of_val(&make(1, "a".into(), 2)), 8 + std::mem::size_of::<String>());
    }
}

mod size_field {
    use nonlocal::nonlocal;
    struct P {
        a: u64,
        _b: [u64; 10],
    }
    #[nonlocal]
    fn make(p: P) -> impl Fn() -> u64 {
        fn show() -> u64 {
            p.a
        }
        show
    }
    fn hand(p: P) -> impl Fn() -> u64 {
        move || p.a
    }
    #[test]
    fn size_field() {
        let p = || P { a: 1, _b: [0; 10] };
        assert_eq!(std::mem::size_of_val(&make(p())), std::mem::size_of_val(&hand(p())));
    }
}

mod value_method {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> Vec<i32> {
        fn add(x: i32) -> i32 {
            x + n
        }
        [1, 2].into_iter().map(add).collect()
    }
    #[test]
    fn value_method() {
        assert_eq!(make(3), [4, 5]);
    }
}

mod value_cmp {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: i32) -> usize {
        fn add(x: &i32) -> bool {
            *x > n
        }
        [1, 5, 9].iter().copied().filter(add).count()
    }
    #[test]
    fn value_cmp() {
        assert_eq!(make(3), 2);
    }
}

mod destructuring_assign {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make() -> impl FnMut() -> (i32, i32) {
        let (mut a, mut b) = (0, 1);
        fn fib() -> (i32, i32) {
            nonlocal!(a, b);
            (a, b) = (b, a + b);
            (a, b)
        }
        fib
    }
    #[test]
    fn destructuring_assign() {
        let mut f = make();
        f();
        f();
        assert_eq!(f(), (2, 3));
    }
}

mod destructuring_assign_struct {
    use nonlocal::nonlocal;
    struct P {
        x: i32,
    }
    #[nonlocal]
    fn make() -> impl FnMut() -> i32 {
        let mut x = 0;
        let mut v = [0; 2];
        fn f() -> i32 {
            nonlocal!(x, v);
            P { x } = P { x: x + 1 };
            [v[0], _] = [x * 2, 1];
            [_, .., v[1]] = [1, 2, 7];
            x + v[0] + v[1]
        }
        f
    }
    #[test]
    fn destructuring_assign_struct() {
        let mut f = make();
        f();
        assert_eq!(f(), 13);
    }
}

mod drop_order {
    use nonlocal::nonlocal;
    use std::cell::Cell;
    thread_local!(static D: Cell<u32> = const { Cell::new(0) });
    struct N(u32);
    impl N {
        fn get(&self) -> u32 {
            self.0
        }
    }
    impl Drop for N {
        fn drop(&mut self) {
            D.with(|d| d.set(d.get() * 10 + self.0))
        }
    }
    #[nonlocal]
    fn make(a: N, b: N, c: N) -> impl Fn() -> u32 {
        fn f() -> u32 {
            b.get() + a.get()
        }
        let _ = &c;
        f
    }
    fn hand(a: N, b: N, c: N) -> impl Fn() -> u32 {
        let _ = &c;
        move || b.get() + a.get()
    }
    #[test]
    fn drop_order() {
        let f = make(N(1), N(2), N(3));
        assert_eq!(D.get(), 3);
        assert_eq!(f(), 3);
        drop(f);
        let ours = D.replace(0);
        drop(hand(N(1), N(2), N(3)));
        assert_eq!(ours, D.get());
    }
}

mod drop_counts_of_clones {
    use nonlocal::nonlocal;
    use std::{cell::Cell, rc::Rc};
    struct N(Rc<Cell<(u32, u32)>>);
    impl Clone for N {
        fn clone(&self) -> N {
            let (c, d) = self.0.get();
            self.0.set((c + 1, d));
            N(self.0.clone())
        }
    }
    impl Drop for N {
        fn drop(&mut self) {
            let (c, d) = self.0.get();
            self.0.set((c, d + 1))
        }
    }
    #[nonlocal]
    fn make(n: N) -> (impl Fn() -> u32, impl Fn() -> u32, impl Fn() -> u32) {
        fn a() -> u32 {
            n.0.get().0
        }
        fn b() -> u32 {
            a_like(&n)
        }
        fn c() -> u32 {
            a_like(&n)
        }
        fn a_like(n: &N) -> u32 {
            n.0.get().0
        }
        (a, b, c)
    }
    #[test]
    fn drop_counts_of_clones() {
        let log = Rc::new(Cell::new((0, 0)));
        let (a, b, c) = make(N(log.clone()));
        assert_eq!(a() + b() + c(), 6);
        drop((a, b, c));
        assert_eq!(log.get(), (2, 3));
    }
}

mod no_warnings_in_the_expansion {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(mut a: i32, b: String) -> (impl FnMut() -> i32, impl Fn() -> usize, Box<dyn Fn() -> usize>) {
        let mut by = 1;
        /// Docs.
        fn f() -> i32 {
            nonlocal!(a, by);
            a += by;
            by += 1;
            a
        }
        fn g() -> usize {
            b.len()
        }
        fn h() -> usize {
            (b.len() + 1) * 2
        }
        (f, g, Box::new(h))
    }
    #[test]
    fn no_warnings_in_the_expansion() {
        let (mut f, g, h) = make(1, "a".into());
        f();
        assert_eq!((f(), g(), h()), (4, 1, 4));
    }
}

mod size_of_frozen_and_cloned {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(n: u64) -> (impl Fn() -> u64, impl Fn() -> u64, impl FnMut() -> u8) {
        let mut m = n;
        m += 1;
        let mut small = 0u8;
        fn a() -> u64 {
            m
        }
        fn b() -> u64 {
            m + 1
        }
        fn c() -> u8 {
            nonlocal!(small);
            small += 1;
            small
        }
        (a, b, c)
    }
    #[test]
    fn size_of_frozen_and_cloned() {
        let (a, b, mut c) = make(1);
        assert_eq!((a(), b(), c()), (2, 3, 1));
        assert_eq!((size_of_val(&a), size_of_val(&b), size_of_val(&c)), (8, 8, 1));
    }
}
