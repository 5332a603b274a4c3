//! Methods of all receivers, and consuming ones.

mod box_self {
    use nonlocal::nonlocal;
    struct S {
        v: Vec<i32>,
    }
    impl S {
        #[nonlocal]
        fn a(self: Box<Self>) -> impl Fn() -> usize {
            fn f() -> usize {
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn b(self) -> impl FnOnce() -> Vec<i32> {
            fn f() -> Vec<i32> {
                self.v
            }
            f
        }
        #[nonlocal]
        fn c(&mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn d(&self) -> (impl Fn() -> usize, impl Fn() -> i32) {
            fn f() -> usize {
                self.v.len()
            }
            fn g() -> i32 {
                self.v[0]
            }
            (f, g)
        }
        #[nonlocal]
        fn e(mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[nonlocal]
        fn g(self: std::rc::Rc<Self>) -> impl Fn() -> Self {
            fn f() -> Self {
                Self { v: self.v.clone() }
            }
            f
        }
    }
    #[test]
    fn box_self() {
        assert_eq!(Box::new(S { v: vec![1] }).a()(), 1);
        assert_eq!(S { v: vec![1] }.b()(), [1]);
        let mut s = S { v: vec![1] };
        {
            let mut c = s.c();
            c(1);
            assert_eq!(c(2), 3);
        }
        let (f, g) = s.d();
        assert_eq!((f(), g()), (3, 1));
        assert_eq!(S { v: vec![] }.e()(1), 1);
        assert_eq!(std::rc::Rc::new(S { v: vec![1] }).g()().v, [1]);
    }
}

mod mut_ref_declared {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(out: &mut Vec<i32>) -> impl FnMut(i32) {
        fn add(x: i32) {
            nonlocal!(out);
            out.push(x);
        }
        add
    }
    #[test]
    fn mut_ref_declared() {
        let mut v = vec![];
        {
            let mut a = make(&mut v);
            a(1);
        }
        assert_eq!(v, [1]);
    }
}

mod trait_impl {
    use nonlocal::nonlocal;
    trait T {
        fn mk(&self, n: i32) -> Box<dyn Fn(i32) -> i32>;
    }
    impl T for i32 {
        #[nonlocal]
        fn mk(&self, n: i32) -> Box<dyn Fn(i32) -> i32> {
            let me = *self;
            fn f(x: i32) -> i32 {
                x + n + me
            }
            Box::new(f)
        }
    }
    #[test]
    fn trait_impl() {
        assert_eq!(1.mk(2)(3), 6);
    }
}

mod option_take {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn make(s: String) -> impl FnMut() -> Option<String> {
        let mut o = Some(s);
        fn f() -> Option<String> {
            nonlocal!(o);
            o.take()
        }
        f
    }
    #[test]
    fn option_take() {
        let mut f = make("a".into());
        assert_eq!((f(), f()), (Some("a".into()), None));
    }
}

mod self_shared_ref_copy {
    use nonlocal::nonlocal;
    struct S {
        n: std::cell::Cell<i32>,
    }
    impl S {
        #[nonlocal]
        fn m(&self) -> (impl Fn(), impl Fn() -> i32) {
            fn up() {
                self.n.set(self.n.get() + 1)
            }
            fn get() -> i32 {
                self.n.get()
            }
            (up, get)
        }
    }
    #[test]
    fn self_shared_ref_copy() {
        let s = S { n: Default::default() };
        let (u, g) = s.m();
        u();
        u();
        assert_eq!((g(), s.n.get()), (2, 2));
    }
}

mod trait_default_method {
    use nonlocal::nonlocal;
    trait T {
        fn n(&self) -> i32;
        #[nonlocal]
        fn mk(&self) -> Box<dyn Fn(i32) -> i32 + '_> {
            fn f(x: i32) -> i32 {
                x + self.n()
            }
            Box::new(f)
        }
    }
    impl T for i32 {
        fn n(&self) -> i32 {
            *self
        }
    }
    #[test]
    fn trait_default_method() {
        assert_eq!(4.mk()(1), 5);
    }
}

mod consume_after_clone {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go() -> (usize, usize) {
        let mut s = String::new();
        s.push('a');
        fn show() -> usize {
            s.len()
        }
        let f = show;
        let b = s.into_bytes();
        (f(), b.len())
    }
    #[test]
    fn consume_after_clone() {
        assert_eq!(go(), (1, 1));
    }
}

mod method_frozen_iter {
    use nonlocal::nonlocal;
    #[nonlocal]
    fn go() -> (usize, i32) {
        let mut v = vec![1];
        v.push(2);
        fn len() -> usize {
            v.len()
        }
        let f = len;
        (f(), v.into_iter().sum())
    }
    #[test]
    fn method_frozen_iter() {
        assert_eq!(go(), (2, 3));
    }
}

mod field_receiver_frozen {
    use nonlocal::nonlocal;
    struct P {
        v: Vec<i32>,
        n: i32,
    }
    impl Clone for P {
        fn clone(&self) -> P {
            P { v: self.v.clone(), n: self.n }
        }
    }
    #[nonlocal]
    fn go(mut p: P) -> i32 {
        p.n += 1;
        fn show() -> i32 {
            p.n
        }
        let f = show;
        f() + p.v.into_iter().sum::<i32>()
    }
    #[test]
    fn field_receiver_frozen() {
        assert_eq!(go(P { v: vec![1], n: 1 }), 3);
    }
}
