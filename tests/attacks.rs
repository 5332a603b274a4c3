//! Programs written to break the analysis: each compiles, and gives what its Python twin (or the closure written by
//! hand) gives.

#![allow(clippy::all, clippy::pedantic, reason = "they are odd on purpose")]

mod clone_reader_ok {
    use nonlocal::factory;
    #[factory]
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

mod hygiene1 {
    use nonlocal::factory;
    macro_rules! mk {
        ($x:ident) => {
            #[factory]
            fn make(n: i32) -> impl Fn() -> i32 {
                let x = n;
                let $x = n * 10;
                fn show() -> i32 {
                    x
                }
                let _ = $x;
                show
            }
        };
    }
    mk!(x);
    #[test]
    fn hygiene1() {
        assert_eq!(make(1)(), 1);
    }
}

mod hygiene4 {
    use nonlocal::factory;
    macro_rules! mk {
        ($n:ident, $b:block) => {
            #[factory]
            fn make($n: i32) -> impl FnMut() -> i32 {
                let mut count = $n;
                fn inc() -> i32 {
                    nonlocal!(count);
                    count += 1;
                    $b;
                    count
                }
                inc
            }
        };
    }
    mk!(k, {
        let count = 7;
        let _ = count;
    });
    #[test]
    fn hygiene4() {
        let mut m = make(1);
        assert_eq!((m(), m()), (2, 3));
    }
}

mod hygiene6_items_capture {
    use nonlocal::factory;
    macro_rules! mk { ($n:ident $($i:item)*) => { #[factory] fn make($n:i32) -> Box<dyn Fn()->i32> { $($i)* Box::new(show) } } }
    mk!(n fn show() -> i32 { n + 4 });
    #[test]
    fn hygiene6_items_capture() {
        assert_eq!(make(1)(), 5);
    }
}

mod hygiene8_local_macro {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl Fn() -> i32 {
        let x = 1;
        macro_rules! getx {
            () => {
                x
            };
        }
        let x = 2;
        fn show() -> i32 {
            x + getx!()
        }
        show
    }
    #[test]
    fn hygiene8_local_macro() {
        assert_eq!(make()(), 3);
    }
}

mod hygiene11_local_macro_nested_change {
    use nonlocal::factory;
    #[factory]
    fn make() -> i32 {
        let mut x = 1;
        macro_rules! up {
            () => {
                x += 1
            };
        }
        fn inc() -> i32 {
            nonlocal!(x);
            up!();
            x
        }
        let mut f = inc;
        f();
        f()
    }
    #[test]
    fn hygiene11_local_macro_nested_change() {
        assert_eq!(make(), 3);
    }
}

mod hygiene13_name_macro {
    use nonlocal::factory;
    macro_rules! add {
        ($a:ident) => {
            $a + 1
        };
    }
    #[factory]
    fn make() -> impl Fn() -> i32 {
        let x = 1;
        fn show() -> i32 {
            add!(x)
        }
        let x = 5;
        let _ = x;
        show
    }
    #[test]
    fn hygiene13_name_macro() {
        assert_eq!(make()(), 2);
    }
}

mod macro_return {
    use nonlocal::factory;
    macro_rules! bail {
        ($e:expr) => {
            return $e
        };
    }
    #[factory]
    fn make(b: bool) -> i32 {
        let mut x = 1;
        fn inc() -> i32 {
            nonlocal!(x);
            x += 1;
            x
        }
        let mut f = inc;
        if b {
            bail!(f())
        }
        f() + 10
    }
    #[test]
    fn macro_return() {
        assert_eq!((make(true), make(false)), (2, 12));
    }
}

mod size {
    use nonlocal::factory;
    #[factory]
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
    use nonlocal::factory;
    struct P {
        a: u64,
        _b: [u64; 10],
    }
    #[factory]
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

mod inline_attr {
    use nonlocal::factory;
    #[factory]
    fn make(n: usize) -> impl Fn(&str) -> &str {
        #[inline(always)]
        fn f(s: &str) -> &str {
            &s[n..]
        }
        f
    }
    #[test]
    fn inline_attr() {
        assert_eq!(make(1)("ab"), "b");
    }
}

mod inline_attr2 {
    use nonlocal::factory;
    #[factory]
    fn make(n: usize) -> (Box<dyn Fn() -> usize>, impl Fn() -> usize) {
        #[inline]
        #[must_use]
        fn f() -> usize {
            n
        }
        #[cold]
        fn g() -> usize {
            n + 1
        }
        (Box::new(f), g)
    }
    #[test]
    fn inline_attr2() {
        let (a, b) = make(1);
        assert_eq!((a(), b()), (1, 2));
    }
}

mod never {
    use nonlocal::factory;
    #[factory]
    fn make(n: usize) -> impl Fn() {
        fn f() -> ! {
            panic!("{n}")
        }
        fn g() {
            if n > 5 {
                let h = f;
                h()
            }
        }
        g
    }
    #[test]
    fn never() {
        make(1)()
    }
}

mod never_unit {
    use nonlocal::factory;
    #[factory]
    fn make(n: String) -> Box<dyn Fn() -> String> {
        fn f() -> String {
            if n.is_empty() {
                return String::new();
            }
            let v = n.chars().next();
            let Some(c) = v else { return "no".into() };
            c.to_string()
        }
        Box::new(f)
    }
    #[test]
    fn never_unit() {
        assert_eq!(make("ab".into())(), "a");
    }
}

mod question {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn(&str) -> Result<i32, std::num::ParseIntError> {
        fn f(s: &str) -> Result<i32, std::num::ParseIntError> {
            let x: i32 = s.parse()?;
            Ok(x + n)
        }
        f
    }
    #[test]
    fn question() {
        assert_eq!(make(1)("2"), Ok(3));
        assert!(make(1)("a").is_err());
    }
}

mod asyncs {
    use nonlocal::factory;
    #[factory]
    async fn make(n: i32) -> impl AsyncFn(i32) -> i32 {
        fn_later(n).await;
        async fn f(x: i32) -> i32 {
            x + n
        }
        f
    }
    async fn fn_later(_: i32) {}
    #[test]
    fn asyncs() {
        use std::future::Future;
        let mut f = Box::pin(async { make(1).await(2).await });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(3));
    }
}

mod async_mut_infer {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> _ {
        let mut c = n;
        async fn f(x: &str) -> i32 {
            nonlocal!(c);
            c += x.len() as i32;
            c
        }
        f
    }
    #[test]
    fn async_mut_infer() {
        use std::future::Future;
        let mut f = Box::pin(async {
            let mut m = make(1);
            m("ab").await;
            m("ab").await
        });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(5));
    }
}

mod async_link {
    use nonlocal::factory;
    #[factory]
    fn make(n: usize) -> impl AsyncFn(&str) -> &str {
        async fn f(x: &str) -> &str {
            &x[n..]
        }
        f
    }
    #[test]
    fn async_link() {
        use std::future::Future;
        let mut f = Box::pin(async { make(1)("ab").await.len() });
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(1));
    }
}

mod generics {
    use nonlocal::factory;
    #[factory]
    fn make<T: Clone + std::ops::Add<Output = T>, const N: usize>(
        x: T,
    ) -> (impl Fn(T) -> [T; N], impl Fn() -> T)
    where
        T: Copy,
    {
        fn f(y: T) -> [T; N] {
            [x + y; N]
        }
        fn g() -> T {
            x
        }
        (f, g)
    }
    #[test]
    fn generics() {
        let (f, g) = make::<i32, 3>(1);
        assert_eq!((f(2), g()), ([3, 3, 3], 1));
    }
}

mod generics_link {
    use nonlocal::factory;
    #[factory]
    fn make<'x, T: Clone + PartialEq + 'x>(x: T) -> Box<dyn for<'a> Fn(&'a [T]) -> Option<&'a T> + 'x> {
        fn f(y: &[T]) -> Option<&T> {
            y.iter().find(|v| **v == x)
        }
        Box::new(f)
    }
    #[test]
    fn generics_link() {
        assert_eq!(make(1)(&[2, 1]), Some(&1));
    }
}

mod impl_fn_capture {
    use nonlocal::factory;
    #[factory]
    fn compose(f: impl Fn(i32) -> i32, g: impl Fn(i32) -> i32) -> impl Fn(i32) -> i32 {
        fn h(x: i32) -> i32 {
            f(g(x))
        }
        h
    }
    #[test]
    fn impl_fn_capture() {
        assert_eq!(compose(|x| x + 1, |x| x * 2)(5), 11);
    }
}

mod fnmut_capture {
    use nonlocal::factory;
    #[factory]
    fn twice(mut f: impl FnMut() -> i32) -> impl FnMut() -> i32 {
        fn h() -> i32 {
            nonlocal!(f);
            f();
            f()
        }
        h
    }
    #[test]
    fn fnmut_capture() {
        let mut n = 0;
        let mut g = twice(move || {
            n += 1;
            n
        });
        assert_eq!((g(), g()), (2, 4));
    }
}

mod fnmut_capture_undeclared {
    use nonlocal::factory;
    #[factory]
    fn twice(mut f: Box<dyn FnMut() -> i32>) -> impl FnMut() -> i32 {
        fn h() -> i32 {
            nonlocal!(f);
            f();
            f()
        }
        h
    }
    #[test]
    fn fnmut_capture_undeclared() {
        let mut n = 0;
        let mut g = twice(Box::new(move || {
            n += 1;
            n
        }));
        assert_eq!((g(), g()), (2, 4));
    }
}

mod fn_pointer {
    use nonlocal::factory;
    #[factory]
    fn make(f: fn(i32) -> i32) -> (impl Fn(i32) -> i32, impl Fn() -> i32) {
        fn a(x: i32) -> i32 {
            f(x) + 1
        }
        fn b() -> i32 {
            f(10)
        }
        (a, b)
    }
    #[test]
    fn fn_pointer() {
        fn d(x: i32) -> i32 {
            x * 2
        }
        let (a, b) = make(d);
        assert_eq!((a(1), b()), (3, 20));
    }
}

mod refmut {
    use nonlocal::factory;
    #[factory]
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
    use nonlocal::factory;
    #[factory]
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

mod none_group_untouched {
    use nonlocal::factory;
    macro_rules! mk {
        ($e:expr) => {
            #[factory]
            fn make(n: i32) -> i32 {
                fn show() -> i32 {
                    $e * 2
                }
                n + show()
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_untouched() {
        assert_eq!(make(1), 11);
    }
}

mod none_group_ty {
    use nonlocal::factory;
    macro_rules! mk { ($t:ty, $p:pat, $l:literal, $l2:lifetime) => { #[factory] fn make<$l2>(n: &$l2 $t) -> impl Fn(Option<i32>) -> $t + $l2 { fn show(o: Option<i32>) -> $t { if let $p = o { *n + $l } else { *n } } show } } }
    mk!(i32, Some(3), -1, 'a);
    #[test]
    fn none_group_ty() {
        assert_eq!(make(&1)(Some(3)), 0);
    }
}

mod branches_nonclone {
    use nonlocal::factory;
    struct N(i32);
    #[factory]
    fn make(n: N, b: u8) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        fn c() -> i32 {
            n.0 * 10
        }
        fn d() -> i32 {
            n.0 * 100
        }
        if b == 0 {
            return Box::new(a);
        }
        match b {
            1 => Box::new(c),
            2 if n.0 > 100 => Box::new(a),
            _ => Box::new(d),
        }
    }
    #[test]
    fn branches_nonclone() {
        assert_eq!((make(N(1), 0)(), make(N(1), 1)(), make(N(1), 2)()), (1, 10, 100));
    }
}

mod loop_break_nonclone {
    use nonlocal::factory;
    struct N(i32);
    #[factory]
    fn make(n: N) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        let mut i = 0;
        'o: loop {
            loop {
                i += 1;
                if i == 3 {
                    break 'o Box::new(a);
                }
                if i > 5 {
                    continue 'o;
                }
            }
        }
    }
    #[test]
    fn loop_break_nonclone() {
        assert_eq!(make(N(1))(), 1);
    }
}

mod while_let_nonclone {
    use nonlocal::factory;
    struct N(i32);
    #[factory]
    fn make(n: N, mut v: Vec<i32>) -> Option<Box<dyn Fn() -> i32>> {
        fn a() -> i32 {
            n.0
        }
        while let Some(x) = v.pop() {
            if x == 2 {
                return Some(Box::new(a));
            }
        }
        None
    }
    #[test]
    fn while_let_nonclone() {
        assert_eq!(make(N(1), vec![2, 3]).unwrap()(), 1);
    }
}

mod labeled_block {
    use nonlocal::factory;
    struct N(i32);
    #[factory]
    fn make(n: N, b: bool) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n.0
        }
        fn c() -> i32 {
            n.0 + 1
        }
        'x: {
            if b {
                break 'x Box::new(a) as Box<dyn Fn() -> i32>;
            }
            Box::new(c)
        }
    }
    #[test]
    fn labeled_block() {
        assert_eq!((make(N(1), true)(), make(N(1), false)()), (1, 2));
    }
}

mod dyn_if_value {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32, b: bool) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n
        }
        fn c() -> i32 {
            -n
        }
        Box::new(if b { Box::new(a) as Box<dyn Fn() -> i32> } else { Box::new(c) })
    }
    #[test]
    fn dyn_if_value() {
        assert_eq!((make(1, true)(), make(1, false)()), (1, -1));
    }
}

mod box_self {
    use nonlocal::factory;
    struct S {
        v: Vec<i32>,
    }
    impl S {
        #[factory]
        fn a(self: Box<Self>) -> impl Fn() -> usize {
            fn f() -> usize {
                self.v.len()
            }
            f
        }
        #[factory]
        fn b(self) -> impl FnOnce() -> Vec<i32> {
            fn f() -> Vec<i32> {
                self.v
            }
            f
        }
        #[factory]
        fn c(&mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[factory]
        fn d(&self) -> (impl Fn() -> usize, impl Fn() -> i32) {
            fn f() -> usize {
                self.v.len()
            }
            fn g() -> i32 {
                self.v[0]
            }
            (f, g)
        }
        #[factory]
        fn e(mut self) -> impl FnMut(i32) -> usize {
            fn f(x: i32) -> usize {
                nonlocal!(self);
                self.v.push(x);
                self.v.len()
            }
            f
        }
        #[factory]
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

mod mut_ref_undeclared_method {
    use nonlocal::factory;
    #[factory]
    fn make(out: &mut Vec<i32>) -> impl FnMut(i32) {
        fn add(x: i32) {
            out.push(x);
        }
        add
    }
    #[test]
    fn mut_ref_undeclared_method() {
        let mut v = vec![];
        {
            let mut a = make(&mut v);
            a(1);
        }
        assert_eq!(v, [1]);
    }
}

mod trait_impl {
    use nonlocal::factory;
    trait T {
        fn mk(&self, n: i32) -> Box<dyn Fn(i32) -> i32>;
    }
    impl T for i32 {
        #[factory]
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

mod deep4 {
    use nonlocal::factory;
    #[factory]
    fn make(a: i32) -> impl Fn(i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
        fn l1(b: i32) -> Box<dyn Fn(i32) -> Box<dyn Fn(i32) -> i32>> {
            let k = a * b;
            fn l2(c: i32) -> Box<dyn Fn(i32) -> i32> {
                let a = a + 1;
                fn l3(d: i32) -> i32 {
                    a * 1000 + b * 100 + c * 10 + d + k
                }
                Box::new(l3)
            }
            Box::new(l2)
        }
        l1
    }
    #[test]
    fn deep4() {
        assert_eq!(make(1)(2)(3)(4), 2236);
    }
}

mod deep_late {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn outer() -> Box<dyn Fn() -> i32> {
            fn inner() -> i32 {
                y + x
            }
            let y = 2;
            let r = Box::new(inner);
            r
        }
        let x = 40;
        outer
    }
    #[test]
    fn deep_late() {
        assert_eq!(make()()(), 42);
    }
}

mod shadow_format {
    use nonlocal::factory;
    #[factory]
    fn make(w: usize, v: f64, p: usize) -> impl Fn() -> String {
        fn show() -> String {
            format!("{v:>w$.p$}|{:w$}|{0}|{v:+08.p$}|{{w}}|{v:?}", w)
        }
        let w = "a";
        let v = "b";
        let p = "c";
        let _ = (w, v, p);
        show
    }
    #[test]
    fn shadow_format() {
        assert_eq!(make(7, 1.5, 2)(), "   1.50|      7|7|+0001.50|{w}|1.5");
    }
}

mod shadow_struct_lit {
    use nonlocal::factory;
    #[derive(Clone, Copy, PartialEq, Debug)]
    struct P {
        x: i32,
        y: i32,
    }
    #[factory]
    fn make(x: i32, y: i32) -> impl Fn(P) -> P {
        fn show(P { x: a, .. }: P) -> P {
            let base = P { x, y };
            P { x: a + x, ..base }
        }
        let x = "";
        let y = "";
        let _ = (x, y);
        show
    }
    #[test]
    fn shadow_struct_lit() {
        assert_eq!(make(1, 2)(P { x: 5, y: 6 }), P { x: 6, y: 2 });
    }
}

mod field_method_names {
    use nonlocal::factory;
    struct P {
        count: i32,
    }
    impl P {
        fn count(&self) -> i32 {
            self.count
        }
    }
    #[factory]
    fn make(count: i32) -> impl Fn() -> i32 {
        fn show() -> i32 {
            let p = P { count: count + 1 };
            'count: loop {
                break 'count p.count + p.count() + count;
            }
        }
        let count = "";
        let _ = count;
        show
    }
    #[test]
    fn field_method_names() {
        assert_eq!(make(1)(), 5);
    }
}

mod value_shorthand {
    use nonlocal::factory;
    struct H<F> {
        show: F,
    }
    #[factory]
    fn make(n: i32) -> H<impl Fn() -> i32> {
        fn show() -> i32 {
            n
        }
        H { show }
    }
    #[test]
    fn value_shorthand() {
        assert_eq!((make(3).show)(), 3);
    }
}

mod value_method {
    use nonlocal::factory;
    #[factory]
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

mod value_ref_mut {
    use nonlocal::factory;
    #[factory]
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

mod value_cmp {
    use nonlocal::factory;
    #[factory]
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

mod let_fn_same_name {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        fn add() -> i32 {
            n
        }
        let add = add;
        add() + add()
    }
    #[test]
    fn let_fn_same_name() {
        assert_eq!(make(3), 6);
    }
}

mod sibling_blocks {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        let a = {
            fn f() -> i32 {
                10
            }
            f()
        };
        let b = {
            fn f() -> i32 {
                n
            }
            let g = f;
            g()
        };
        a + b
    }
    #[test]
    fn sibling_blocks() {
        assert_eq!(make(3), 13);
    }
}

mod late_const {
    use nonlocal::factory;
    const LIMIT: i32 = 3;
    static TABLE: [i32; 2] = [1, 2];
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn f() -> i32 {
            const LIMIT: i32 = 50;
            n + LIMIT + TABLE[1]
        }
        {
            const LIMIT: i32 = 9;
            let _ = LIMIT;
        }
        let _ = LIMIT;
        f
    }
    #[test]
    fn late_const() {
        assert_eq!(make(1)(), 53);
    }
}

mod inner_const_visible {
    use nonlocal::factory;
    const LIMIT: i32 = 3;
    #[factory]
    fn make(n: i32) -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n + LIMIT
        }
        {
            const OTHER: i32 = 9;
            let _ = OTHER;
            Box::new(f)
        }
    }
    #[test]
    fn inner_const_visible() {
        let _ = LIMIT;
        assert_eq!(make(1)(), 4);
    }
}

mod destructuring_assign {
    use nonlocal::factory;
    #[factory]
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
    use nonlocal::factory;
    struct P {
        x: i32,
    }
    #[factory]
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

mod rc_refcell {
    use nonlocal::factory;
    use std::{cell::RefCell, rc::Rc};
    #[factory]
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

mod lambda_value {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n
        }
        move || Box::new(f)
    }
    #[test]
    fn lambda_value() {
        assert_eq!(make(1)()(), 1);
    }
}

mod lambda_in_nested {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl FnMut() -> i32 {
        let mut c = 0;
        fn f() -> i32 {
            nonlocal!(c);
            let mut up = |by: i32| c += by;
            up(n);
            up(1);
            c
        }
        f
    }
    #[test]
    fn lambda_in_nested() {
        let mut f = make(2);
        f();
        assert_eq!(f(), 6);
    }
}

mod async_block_value {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl std::future::Future<Output = i32> {
        fn f() -> i32 {
            n
        }
        async move {
            let g = f;
            g()
        }
    }
    #[test]
    fn async_block_value() {
        use std::future::Future;
        let mut f = Box::pin(make(4));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(4));
    }
}

mod conditional_capture {
    use nonlocal::factory;
    #[factory]
    fn make(n: String, b: bool) -> (Option<Box<dyn Fn() -> usize>>, String) {
        fn f() -> usize {
            n.len()
        }
        let g: Option<Box<dyn Fn() -> usize>> = if b { Some(Box::new(f)) } else { None };
        (g, n)
    }
    #[test]
    fn conditional_capture() {
        let (g, n) = make("ab".into(), true);
        assert_eq!((g.unwrap()(), n.len()), (2, 2));
    }
}

mod ref_pass {
    use nonlocal::factory;
    #[factory]
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

mod match_guard {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> Box<dyn Fn(Option<i32>) -> i32> {
        fn f(o: Option<i32>) -> i32 {
            match o {
                Some(n) if n > 5 => n,
                Some(k) if k == n => 100,
                None | Some(_) => n,
            }
        }
        Box::new(f)
    }
    #[test]
    fn match_guard() {
        let f = make(3);
        assert_eq!((f(Some(6)), f(Some(3)), f(Some(1)), f(None)), (6, 100, 3, 3));
    }
}

mod param_shadow {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32, k: i32) -> impl Fn(i32, (i32, i32)) -> i32 {
        fn f(n: i32, (k, _): (i32, i32)) -> i32 {
            n * k
        }
        let _ = (n, k);
        f
    }
    #[test]
    fn param_shadow() {
        assert_eq!(make(3, 4)(5, (6, 7)), 30);
    }
}

mod partial_shadow {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn f() -> i32 {
            let n = n + 1;
            let n = {
                let n = n * 2;
                n
            };
            n
        }
        f
    }
    #[test]
    fn partial_shadow() {
        assert_eq!(make(3)(), 8);
    }
}

mod macro_args {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> String {
        fn f() -> String {
            let v = vec![n; 2];
            assert!(n > 0, "{n} {}", n);
            debug_assert_eq!(v.len(), 2, "{v:?}");
            assert!(matches!(n, x if x == n));
            let mut s = String::new();
            use std::fmt::Write;
            write!(s, "{n:?}{v:?}").unwrap();
            s
        }
        let n = "";
        let _ = n;
        f
    }
    #[test]
    fn macro_args() {
        assert_eq!(make(3)(), "3[3, 3]");
    }
}

mod block_item_generic_sibling {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn id<T>(t: T) -> T {
            t
        }
        fn f() -> i32 {
            id(n) + later()
        }
        fn later() -> i32 {
            id(5)
        }
        f
    }
    #[test]
    fn block_item_generic_sibling() {
        assert_eq!(make(3)(), 8);
    }
}

mod match_ref_mut {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl FnMut() -> i32 {
        let mut o = Some(1);
        fn f() -> i32 {
            nonlocal!(o);
            match o {
                Some(ref mut x) => {
                    *x += 1;
                    *x
                }
                None => 0,
            }
        }
        f
    }
    #[test]
    fn match_ref_mut() {
        let mut f = make();
        f();
        assert_eq!(f(), 3);
    }
}

mod for_mut {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl FnMut() -> i32 {
        let mut v = vec![1, 2];
        fn f() -> i32 {
            nonlocal!(v);
            for x in &mut v {
                *x += 1
            }
            for x in v.iter_mut() {
                *x *= 2
            }
            v.iter().sum()
        }
        f
    }
    #[test]
    fn for_mut() {
        let mut f = make();
        assert_eq!(f(), 10);
    }
}

mod option_take {
    use nonlocal::factory;
    #[factory]
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

mod static_refs {
    use nonlocal::factory;
    #[factory]
    fn make<'a>(a: &'a str, b: &'a [i32]) -> (impl Fn() -> &'a str, impl Fn(usize) -> Option<&'a i32>) {
        fn f() -> &'a str {
            a
        }
        fn g(i: usize) -> Option<&'a i32> {
            b.get(i)
        }
        (f, g)
    }
    #[test]
    fn static_refs() {
        let s = String::from("x");
        let (f, g) = make(&s, &[1, 2]);
        assert_eq!((f(), g(1)), ("x", Some(&2)));
    }
}

mod named_arg_format_like {
    use nonlocal::factory;
    macro_rules! fmt { ($f:expr, $($x:ident = $v:expr),*) => { format!($f, $($x = $v),*) } }
    #[factory]
    fn make(a: i32) -> impl Fn() -> String {
        fn show() -> String {
            fmt!("{x}", x = a)
        }
        show
    }
    #[test]
    fn named_arg_format_like() {
        assert_eq!(make(4)(), "4");
    }
}

mod impl_trait_return {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        fn f(k: i32) -> impl Iterator<Item = i32> {
            (0..n).map(move |x| x * k)
        }
        let g = f;
        g(2).sum()
    }
    #[test]
    fn impl_trait_return() {
        assert_eq!(make(4), 12);
    }
}

mod callable_mut_frozen {
    use nonlocal::factory;
    #[factory]
    fn go() -> i32 {
        let mut k = 1;
        let mut f = move || {
            k += 1;
            k
        };
        f();
        fn call() -> i32 {
            nonlocal!(f);
            f()
        }
        let mut g = call;
        g()
    }
    #[test]
    fn callable_mut_frozen() {
        assert_eq!(go(), 3);
    }
}

mod lambda_param_shadow_value {
    use nonlocal::factory;
    #[factory]
    fn go(x: i32) -> Vec<i32> {
        fn show() -> i32 {
            x
        }
        (0..2)
            .map(|x| {
                let f = show;
                f() * 10 + x
            })
            .collect()
    }
    #[test]
    fn lambda_param_shadow_value() {
        assert_eq!(go(3), [30, 31]);
    }
}

mod ed18 {
    use nonlocal::factory;
    #[factory]
    fn go(x: i32) -> impl Fn() -> String {
        fn show() -> String {
            format!("{x}")
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed18() {
        assert_eq!(go(3)(), "3");
    }
}

mod ed18_async {
    use nonlocal::factory;
    #[factory]
    fn go(x: i32) -> String {
        async fn show() -> i32 {
            x
        }
        let f = show;
        let _ = f;
        "3".into()
    }
    #[test]
    fn ed18_async() {
        assert_eq!(go(3), "3");
    }
}

mod ed21_panic {
    use nonlocal::factory;
    #[factory]
    fn go(x: i32) -> impl Fn() {
        fn show() {
            if x > 5 {
                panic!("{x}")
            }
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed21_panic() {
        go(3)();
    }
}

mod ed18_panic {
    use nonlocal::factory;
    #[factory]
    fn go(x: i32) -> impl Fn() {
        fn show() {
            if x > 5 {
                panic!("{x} {}", x)
            }
        }
        let x = "";
        let _ = x;
        show
    }
    #[test]
    fn ed18_panic() {
        go(3)();
    }
}

mod ed18_dyn_bare {
    use nonlocal::factory;
    #[factory]
    fn go(dyn_: i32) -> impl Fn() -> i32 {
        fn show() -> i32 {
            let r#try = dyn_;
            r#try
        }
        show
    }
    #[test]
    fn ed18_dyn_bare() {
        assert_eq!(go(3)(), 3);
    }
}

mod raw_ident {
    use nonlocal::factory;
    #[factory]
    fn go(r#fn: i32) -> impl Fn() -> i32 {
        fn r#match() -> i32 {
            r#fn
        }
        let r#fn = "";
        let _ = r#fn;
        r#match
    }
    #[test]
    fn raw_ident() {
        assert_eq!(go(3)(), 3);
    }
}

mod raw_mixed {
    use nonlocal::factory;
    struct P {
        r#x: i32,
    }
    #[factory]
    fn go(r#x: i32) -> impl Fn() -> i32 {
        fn show() -> i32 {
            let P { x } = P { x };
            x
        }
        let x = "";
        let _ = r#x;
        show
    }
    #[test]
    fn raw_mixed() {
        assert_eq!(go(3)(), 3);
    }
}

mod factory_in_factory_typed {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> i32 {
        #[factory]
        fn inner(start: i32) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner(h());
        k();
        k()
    }
    #[test]
    fn factory_in_factory_typed() {
        assert_eq!(outer(1), 3);
    }
}

mod factory_in_factory_default {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> i32 {
        nonlocal::macros::factory! { fn inner(start: i32 = 5) -> impl FnMut() -> i32 {
            let mut c = start;
            fn next() -> i32 { nonlocal!(c); c += 1; c }
            next
        } }
        fn hold() -> i32 {
            n
        }
        let h = hold;
        let mut k = inner!();
        k();
        k() + h()
    }
    #[test]
    fn factory_in_factory_default() {
        assert_eq!(outer(1), 8);
    }
}

mod impl_in_factory {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> i32 {
        struct S(i32);
        impl S {
            fn n(&self) -> i32 {
                let n = self.0;
                fn k(n: i32) -> i32 {
                    n
                }
                k(n)
            }
        }
        fn hold() -> i32 {
            S(n).n()
        }
        let h = hold;
        h()
    }
    #[test]
    fn impl_in_factory() {
        assert_eq!(outer(1), 1);
    }
}

mod closure_copy_fn_ok {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> i32 {
        fn h() -> i32 {
            n
        }
        let f = h;
        let g = f;
        f() + g()
    }
    #[test]
    fn closure_copy_fn_ok() {
        assert_eq!(outer(1), 2);
    }
}

mod value_as_default_param_dup_read {
    use nonlocal::factory;
    #[factory]
    fn outer(n: String) -> (usize, String) {
        fn h() -> usize {
            n.len()
        }
        let f = h;
        let r = {
            let n = n;
            n + "x"
        };
        (f(), r)
    }
    #[test]
    fn value_as_default_param_dup_read() {
        assert_eq!(outer("a".into()), (1, "ax".into()));
    }
}

mod vis_pub {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> impl Fn() -> i32 {
        pub fn h() -> i32 {
            n
        }
        h
    }
    #[test]
    fn vis_pub() {
        assert_eq!(outer(1)(), 1);
    }
}

mod pin_unsafe_extern {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> impl Fn() -> i32 {
        extern "C" fn c() -> i32 {
            2
        }
        const fn k() -> i32 {
            3
        }
        fn h() -> i32 {
            n + 1 + c() + const { k() }
        }
        h
    }
    #[test]
    fn pin_unsafe_extern() {
        assert_eq!(outer(1)(), 7);
    }
}

mod str_slice_pat {
    use nonlocal::factory;
    #[factory]
    fn outer(n: &[i32]) -> impl Fn() -> i32 {
        fn h() -> i32 {
            match n {
                [a, .., b] => a + b,
                _ => 0,
            }
        }
        h
    }
    #[test]
    fn str_slice_pat() {
        assert_eq!(outer(&[1, 2, 3])(), 4);
    }
}

mod lower_const {
    use nonlocal::factory;
    #[allow(non_upper_case_globals)]
    const width: i32 = 4;
    #[factory]
    fn outer() -> i32 {
        fn inner() -> i32 {
            width
        }
        {
            let w = inner();
            w
        }
    }
    #[test]
    fn lower_const() {
        assert_eq!(outer(), 4);
    }
}

mod infer_box_ret {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> _ {
        fn show(x: i32) -> Box<dyn Fn() -> i32> {
            fn k() -> i32 {
                n + x
            }
            Box::new(k)
        }
        (show,)
    }
    #[test]
    fn infer_box_ret() {
        assert_eq!((make(3).0)(2)(), 5);
    }
}

mod fnmut_param_twice {
    use nonlocal::factory;
    fn twice(f: &mut impl FnMut() -> i32) -> i32 {
        f();
        f()
    }
    #[factory]
    fn make() -> i32 {
        let mut c = 0;
        fn inc() -> i32 {
            nonlocal!(c);
            c += 1;
            c
        }
        twice(&mut inc)
    }
    #[test]
    fn fnmut_param_twice() {
        assert_eq!(make(), 2);
    }
}

mod shadow_everywhere {
    use nonlocal::factory;
    #[derive(Clone, Copy)]
    struct P {
        x: i32,
    }
    #[factory]
    fn make(x: i32) -> Vec<Box<dyn Fn() -> i32>> {
        fn show() -> i32 {
            x
        }
        let mut out: Vec<Box<dyn Fn() -> i32>> = vec![];
        for x in 10..11 {
            out.push(Box::new(show));
            let _ = x;
        }
        if let Some(x) = Some(20) {
            out.push(Box::new(show));
            let _ = x;
        }
        match 30 {
            x @ (1 | 30) => {
                out.push(Box::new(show));
                let _ = x;
            }
            x => {
                let _ = x;
            }
        }
        let P { x: _y } = P { x: 3 };
        let p = P { x: 4 };
        {
            let P { x } = p;
            out.push(Box::new(show));
            let _ = P { x };
        }
        (|x: i32| {
            out.push(Box::new(show));
            let _ = x;
        })(5);
        let Some(x) = Some(6) else { return vec![] };
        out.push(Box::new(show));
        let (x, ..) = (x + 1, 2, 3);
        out.push(Box::new(show));
        while let x @ 7 = x {
            out.push(Box::new(show));
            let _ = x;
            break;
        }
        let [x, ref _z @ ..] = [x, 1, 2];
        out.push(Box::new(show));
        let w = 4;
        assert_eq!(format!("{x:>w$} {x:?} {}", x), "   7 7 7");
        out
    }
    #[test]
    fn shadow_everywhere() {
        assert!(make(1).iter().all(|f| f() == 1));
        assert_eq!(make(1).len(), 9);
    }
}

mod drop_order {
    use nonlocal::factory;
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
    #[factory]
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
    use nonlocal::factory;
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
    #[factory]
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
    use nonlocal::factory;
    #[factory]
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
    use nonlocal::factory;
    #[factory]
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

mod value_behind_a_reference {
    use nonlocal::factory;
    #[factory]
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

mod snapshot_before_the_function {
    use nonlocal::factory;
    #[factory]
    fn make() -> (i32, i32) {
        let mut x = 1;
        let x_now = x;
        fn show() -> i32 {
            x_now
        }
        let f = show;
        x += 1;
        (f(), x)
    }
    #[test]
    fn snapshot_before_the_function() {
        assert_eq!(make(), (1, 2));
    }
}

mod continue_and_break_with_labels {
    use nonlocal::factory;
    #[factory]
    fn make(n: String) -> Vec<Box<dyn Fn() -> String>> {
        let mut out: Vec<Box<dyn Fn() -> String>> = vec![];
        'rows: for row in 0..4 {
            for col in 0..4 {
                fn cell() -> String {
                    format!("{n}{row}{col}")
                }
                if col > row {
                    continue 'rows;
                }
                if row == 3 {
                    break 'rows;
                }
                if (row + col) % 2 == 0 {
                    out.push(Box::new(cell))
                }
            }
        }
        out
    }
    #[test]
    fn continue_and_break_with_labels() {
        assert_eq!(make("c".into()).iter().map(|f| f()).collect::<Vec<_>>(), ["c00", "c11", "c20", "c22"]);
    }
}

mod made_in_some_turns {
    use nonlocal::factory;
    #[factory]
    fn make() -> Vec<Box<dyn FnMut() -> i32>> {
        let mut out: Vec<Box<dyn FnMut() -> i32>> = vec![];
        for i in 0..4 {
            let mut c = i * 10;
            fn up() -> i32 {
                nonlocal!(c);
                c += i;
                c
            }
            if i % 2 == 1 {
                out.push(Box::new(up))
            }
        }
        out
    }
    #[test]
    fn made_in_some_turns() {
        let mut all = make();
        assert_eq!((all[0](), all[1](), all[0]()), (11, 33, 12));
    }
}

mod if_let_chain {
    use nonlocal::factory;
    #[factory]
    fn make(a: Option<i32>, b: Option<i32>) -> Box<dyn Fn() -> i32> {
        if let Some(x) = a
            && let Some(y) = b
            && x < y
        {
            fn sum() -> i32 {
                x * 10 + y
            }
            return Box::new(sum);
        }
        fn none() -> i32 {
            a.unwrap_or(-1)
        }
        Box::new(none)
    }
    #[test]
    fn if_let_chain() {
        assert_eq!((make(Some(1), Some(2))(), make(Some(2), Some(1))(), make(None, None)()), (12, 2, -1));
    }
}

mod or_patterns_and_at {
    use nonlocal::factory;
    #[factory]
    fn make(v: Result<i32, i32>) -> Box<dyn Fn() -> i32> {
        let (Ok(x) | Err(x)) = v;
        match v {
            w @ (Ok(y) | Err(y)) if y > 0 => {
                fn f() -> i32 {
                    x + y + w.unwrap_or(0)
                }
                Box::new(f)
            }
            _ => {
                fn f() -> i32 {
                    -x
                }
                Box::new(f)
            }
        }
    }
    #[test]
    fn or_patterns_and_at() {
        assert_eq!((make(Ok(1))(), make(Err(2))(), make(Ok(-3))()), (3, 4, 3));
    }
}

mod boxed_fn_mut_in_an_option {
    use nonlocal::factory;
    #[factory]
    fn make(cb: Option<Box<dyn FnMut(i32) -> i32>>) -> impl FnMut(i32) -> i32 {
        let mut cb = cb;
        fn fire(x: i32) -> i32 {
            nonlocal!(cb);
            match &mut cb {
                Some(f) => f(x),
                None => x,
            }
        }
        fire
    }
    #[test]
    fn boxed_fn_mut_in_an_option() {
        let mut n = 0;
        let mut f = make(Some(Box::new(move |x| {
            n += x;
            n
        })));
        f(1);
        assert_eq!(f(2), 3);
        assert_eq!(make(None)(9), 9);
    }
}

mod where_clause_and_assoc {
    use nonlocal::factory;
    #[factory]
    fn make<I>(it: I) -> impl FnMut() -> Option<I::Item>
    where
        I: Iterator,
        I::Item: Clone,
    {
        let mut it = it;
        let mut last: Option<I::Item> = None;
        fn next() -> Option<I::Item> {
            nonlocal!(it, last);
            last = it.next().or(last.clone());
            last.clone()
        }
        next
    }
    #[test]
    fn where_clause_and_assoc() {
        let mut f = make([1, 2].into_iter());
        assert_eq!((f(), f(), f()), (Some(1), Some(2), Some(2)));
    }
}

mod union_of_levels {
    use nonlocal::factory;
    #[factory]
    fn make(a: i32) -> impl FnMut(i32) -> i32 {
        let mut total = 0;
        fn outer(b: i32) -> i32 {
            nonlocal!(total);
            let c = a + b;
            fn pure(x: i32) -> i32 {
                x + 1
            }
            fn inner(d: i32) -> i32 {
                c + d
            }
            let g = inner;
            total += pure(g(1));
            total
        }
        outer
    }
    #[test]
    fn union_of_levels() {
        let mut f = make(1);
        f(1);
        assert_eq!(f(2), 9);
    }
}

mod ref_binding {
    use nonlocal::factory;
    #[factory]
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

mod const_param_named_like_local {
    use nonlocal::factory;
    #[factory]
    fn make<const N: usize>(n: usize) -> impl Fn() -> usize {
        fn f() -> usize {
            let a = [0u8; N];
            a.len() + n
        }
        f
    }
    #[test]
    fn const_param_named_like_local() {
        assert_eq!(make::<3>(4)(), 7);
    }
}

mod nested_const_and_static {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        fn f() -> i32 {
            static S: i32 = 5;
            const fn twice(x: i32) -> i32 {
                x * 2
            }
            const C: i32 = twice(4);
            n + S + C
        }
        f
    }
    #[test]
    fn nested_const_and_static() {
        assert_eq!(make(1)(), 14);
    }
}

mod label_reuse {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        'a: loop {
            fn f() -> i32 {
                let mut k = 0;
                'a: loop {
                    k += 1;
                    if k > n {
                        break 'a k;
                    }
                }
            }
            let g = f;
            break 'a g();
        }
    }
    #[test]
    fn label_reuse() {
        assert_eq!(make(4), 5);
    }
}

mod index_and_range_uses {
    use nonlocal::factory;
    #[factory]
    fn make(v: Vec<i32>, i: usize) -> (impl Fn() -> i32, impl Fn() -> Vec<i32>, i32) {
        fn at() -> i32 {
            v[i]
        }
        fn from() -> Vec<i32> {
            v[i..].to_vec()
        }
        (at, from, v[i] + i as i32)
    }
    #[test]
    fn index_and_range_uses() {
        let (a, b, c) = make(vec![1, 2, 3], 1);
        assert_eq!((a(), b(), c), (2, vec![2, 3], 3));
    }
}

mod none_group_cast_ty {
    use nonlocal::factory;
    macro_rules! mk {
        ($t:ty) => {
            #[factory]
            fn make(n: i32) -> impl Fn() -> bool {
                fn k() -> bool {
                    (n as $t) < 5 as $t
                }
                k
            }
        };
    }
    mk!(u8);
    #[test]
    fn none_group_cast_ty() {
        assert!(make(0)());
    }
}

mod none_group_range_pat {
    use nonlocal::factory;
    macro_rules! mk {
        ($p:pat) => {
            #[factory]
            fn make(n: i32) -> impl Fn(&i32) -> bool {
                fn k(x: &i32) -> bool {
                    match x {
                        &$p => n == 0,
                        _ => false,
                    }
                }
                k
            }
        };
    }
    mk!(1 | 2);
    #[test]
    fn none_group_range_pat() {
        assert!(make(0)(&2));
    }
}

mod while_cond_value {
    use nonlocal::factory;
    #[factory]
    fn make() -> i32 {
        let mut n = 0;
        fn step() -> bool {
            nonlocal!(n);
            n += 1;
            n < 5
        }
        let mut c = 0;
        let mut s = step;
        while s() {
            c += 1
        }
        c
    }
    #[test]
    fn while_cond_value() {
        assert_eq!(make(), 4);
    }
}

mod vec_macro_values {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> Vec<Box<dyn Fn() -> i32>> {
        fn a() -> i32 {
            n
        }
        fn b() -> i32 {
            n + 1
        }
        vec![Box::new(a), Box::new(b)]
    }
    #[test]
    fn vec_macro_values() {
        assert_eq!(make(1).iter().map(|f| f()).sum::<i32>(), 3);
    }
}

mod value_in_assert {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> bool {
        fn a() -> i32 {
            n
        }
        fn call(f: impl Fn() -> i32) -> i32 {
            f()
        }
        assert_eq!(call(a), n, "called {}", call(a));
        matches!(call(a), x if x == n)
    }
    #[test]
    fn value_in_assert() {
        assert!(make(1));
    }
}

mod atomics {
    use nonlocal::factory;
    use std::sync::{
        Arc,
        atomic::{AtomicI32, Ordering::SeqCst},
    };
    #[factory]
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
    use nonlocal::factory;
    #[factory]
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

mod async_fn_factory_loop {
    use nonlocal::factory;
    #[factory]
    async fn make(n: i32) -> Vec<i32> {
        async fn ready(x: i32) -> i32 {
            x
        }
        let mut out = vec![];
        for i in 0..2 {
            fn get() -> i32 {
                n + i
            }
            let f = get;
            out.push(ready(f()).await)
        }
        out
    }
    #[test]
    fn async_fn_factory_loop() {
        use std::future::Future;
        let mut f = Box::pin(make(4));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(f.as_mut().poll(&mut cx), std::task::Poll::Ready(vec![4, 5]));
    }
}

mod default_mut_state {
    use nonlocal::factory;
    #[factory]
    fn make(#[default(3)] n: i32) -> impl FnMut() -> i32 {
        let mut n = n;
        fn f() -> i32 {
            nonlocal!(n);
            n *= 2;
            n
        }
        f
    }
    #[test]
    fn default_mut_state() {
        let mut a = make!();
        let mut b = make!();
        a();
        assert_eq!((a(), b()), (12, 6));
    }
}

mod use_in_block {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        use std::cmp::max;
        fn f() -> i32 {
            max(n, 3)
        }
        f
    }
    #[test]
    fn use_in_block() {
        assert_eq!(make(1)(), 3);
    }
}

mod enum_local {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        #[derive(Clone, Copy)]
        enum E {
            A,
            B(i32),
        }
        use E::*;
        let e = if n > 0 { B(n) } else { A };
        fn f() -> i32 {
            match e {
                A => 0,
                B(n) => n * 2,
            }
        }
        f
    }
    #[test]
    fn enum_local() {
        assert_eq!(make(2)(), 4);
    }
}

mod trait_local {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> impl Fn() -> i32 {
        trait D {
            fn d(&self) -> i32;
        }
        impl D for i32 {
            fn d(&self) -> i32 {
                self * 2
            }
        }
        fn f() -> i32 {
            n.d()
        }
        f
    }
    #[test]
    fn trait_local() {
        assert_eq!(make(2)(), 4);
    }
}

mod shadow_by_generic_const {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n
        }
        struct W<const N: usize>;
        impl<const N: usize> W<N> {
            fn n(&self) -> usize {
                N
            }
        }
        let n = W::<3>.n();
        let _ = n;
        Box::new(f)
    }
    #[test]
    fn shadow_by_generic_const() {
        assert_eq!(make(4)(), 4);
    }
}

mod param_pattern_late {
    use nonlocal::factory;
    #[factory]
    fn make((a, b): (i32, i32), [c, ..]: [i32; 3]) -> impl Fn() -> i32 {
        fn f() -> i32 {
            a * 100 + b * 10 + c
        }
        f
    }
    #[test]
    fn param_pattern_late() {
        assert_eq!(make((1, 2), [3, 4, 5])(), 123);
    }
}

mod use_inner_shadow_fn {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        fn k() -> i32 {
            n + help()
        }
        fn help() -> i32 {
            1
        }
        let help = 5;
        let f = k;
        f() + help
    }
    #[test]
    fn use_inner_shadow_fn() {
        assert_eq!(make(1), 7);
    }
}

mod use_inner_shadow_fn_renamed_local {
    use nonlocal::factory;
    fn help() -> i32 {
        1
    }
    #[factory]
    fn make(n: i32) -> i32 {
        fn k() -> i32 {
            n + help()
        }
        let f = {
            let help = || 50;
            let g = k;
            g() + help()
        };
        f
    }
    #[test]
    fn use_inner_shadow_fn_renamed_local() {
        assert_eq!(make(1), 52);
    }
}

mod fn_ptr_value_hidden {
    use nonlocal::factory;
    fn help() -> i32 {
        1
    }
    #[factory]
    fn make(n: i32) -> i32 {
        fn k() -> i32 {
            let h: fn() -> i32 = help;
            n + h()
        }
        let f = {
            let help = 50;
            let g = k;
            g() + help
        };
        f
    }
    #[test]
    fn fn_ptr_value_hidden() {
        assert_eq!(make(1), 52);
    }
}

mod two_values_conditional_nonlocal {
    use nonlocal::factory;
    #[factory]
    fn make(b: bool) -> Box<dyn FnMut() -> i32> {
        let mut c = 0;
        fn up() -> i32 {
            nonlocal!(c);
            c += 1;
            c
        }
        fn down() -> i32 {
            nonlocal!(c);
            c -= 1;
            c
        }
        if b { Box::new(up) } else { Box::new(down) }
    }
    #[test]
    fn two_values_conditional_nonlocal() {
        let (mut u, mut d) = (make(true), make(false));
        u();
        d();
        assert_eq!((u(), d()), (2, -2));
    }
}

mod self_shared_ref_copy {
    use nonlocal::factory;
    struct S {
        n: std::cell::Cell<i32>,
    }
    impl S {
        #[factory]
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

mod cell_by_reference {
    use nonlocal::factory;
    #[factory]
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

mod mid_level_snapshot {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl FnMut() -> Box<dyn Fn() -> i32> {
        let mut c = 0;
        fn mid() -> Box<dyn Fn() -> i32> {
            nonlocal!(c);
            c += 1;
            let now = c;
            fn leaf() -> i32 {
                now
            }
            Box::new(leaf)
        }
        mid
    }
    #[test]
    fn mid_level_snapshot() {
        let mut m = make();
        let a = m();
        let b = m();
        assert_eq!((a(), b()), (1, 2));
    }
}

mod cell_help_applied {
    use nonlocal::factory;
    use std::{cell::Cell, rc::Rc};
    #[factory]
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

mod async_factory_infer {
    use nonlocal::factory;
    #[factory]
    async fn m(n: i32) -> _ {
        fn up() -> i32 {
            n
        }
        up
    }
    #[test]
    fn async_factory_infer() {
        drop(m(1));
    }
}

mod trait_default_method {
    use nonlocal::factory;
    trait T {
        fn n(&self) -> i32;
        #[factory]
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

mod where_elided_impl {
    use nonlocal::factory;
    #[factory]
    fn m(n: &str) -> impl Fn(&str) -> bool {
        fn a(x: &str) -> bool {
            n == x
        }
        a
    }
    #[test]
    fn where_elided_impl() {
        assert!(m("a")("a"));
    }
}

mod dyn_param {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> impl Fn(&dyn Fn(i32) -> i32) -> i32 {
        fn a(f: &dyn Fn(i32) -> i32) -> i32 {
            f(n)
        }
        a
    }
    #[test]
    fn dyn_param() {
        assert_eq!(m(2)(&|x| x * 3), 6);
    }
}

mod elided_in_struct {
    use nonlocal::factory;
    struct V<'a>(&'a str);
    #[factory]
    fn m(n: usize) -> impl Fn(V) -> V {
        fn a(v: V) -> V {
            V(&v.0[n..])
        }
        a
    }
    #[test]
    fn elided_in_struct() {
        assert_eq!(m(1)(V("ab")).0, "b");
    }
}

mod elided_in_iter {
    use nonlocal::factory;
    #[factory]
    fn m(n: usize) -> Box<dyn Fn(std::slice::Iter<i32>) -> std::slice::Iter<i32>> {
        fn a(v: std::slice::Iter<i32>) -> std::slice::Iter<i32> {
            v.as_slice()[n..].iter()
        }
        Box::new(a)
    }
    #[test]
    fn elided_in_iter() {
        assert_eq!(m(1)([1, 2].iter()).count(), 1);
    }
}

mod elided_box_dyn_out {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> i32 {
        fn a(v: &[i32]) -> Box<dyn Iterator<Item = i32> + '_> {
            Box::new(v.iter().map(move |x| x + n))
        }
        let f = a;
        let v = vec![1];
        f(&v).sum()
    }
    #[test]
    fn elided_box_dyn_out() {
        assert_eq!(m(1), 2);
    }
}

mod two_calls_two_lifetimes {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> i32 {
        let mut all = 0;
        fn a(v: &i32) -> i32 {
            nonlocal!(all);
            all += *v + n;
            all
        }
        let mut f = a;
        {
            let x = 1;
            f(&x);
        }
        let y = 2;
        f(&y)
    }
    #[test]
    fn two_calls_two_lifetimes() {
        assert_eq!(m(1), 5);
    }
}

mod two_calls_two_lifetimes_unannotated {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> usize {
        fn a(v: Vec<&str>) -> usize {
            v.len() + n as usize
        }
        let f = a;
        let r = {
            let s = String::from("a");
            f(vec![&s])
        };
        let s2 = String::from("a");
        r + f(vec![&s2])
    }
    #[test]
    fn two_calls_two_lifetimes_unannotated() {
        assert_eq!(m(1), 4);
    }
}

mod late_callable_with_capture {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> i32 {
        fn run() -> i32 {
            cb(1) + n
        }
        let cb = |x: i32| x + 1;
        let f = run;
        f()
    }
    #[test]
    fn late_callable_with_capture() {
        assert_eq!(m(1), 3);
    }
}

mod early_callable {
    use nonlocal::factory;
    #[factory]
    fn m() -> i32 {
        let cb = |x: i32| x + 1;
        fn run() -> i32 {
            cb(1)
        }
        let f = run;
        f()
    }
    #[test]
    fn early_callable() {
        assert_eq!(m(), 2);
    }
}

mod param_default_fn_closure_pair {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> (impl Fn() -> i32, impl Fn() -> i32) {
        fn a() -> i32 {
            n
        }
        let b = a;
        (a, b)
    }
    #[test]
    fn param_default_fn_closure_pair() {
        let (a, b) = m(1);
        assert_eq!(a() + b(), 2);
    }
}

mod stringify_named {
    use nonlocal::factory;
    #[factory]
    fn m(n: i32) -> impl Fn() -> &'static str {
        fn a() -> &'static str {
            let _ = n;
            stringify!(n + 1)
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn stringify_named() {
        assert_eq!(m(1)(), "n + 1");
    }
}

mod user_vec_like {
    use nonlocal::factory;
    macro_rules! my_vec { ($($e:expr),* $(,)?) => { <[_]>::into_vec(Box::new([$($e),*])) } }
    #[factory]
    fn m(n: i32) -> impl Fn() -> Vec<i32> {
        fn a() -> Vec<i32> {
            my_vec![n, n + 1,]
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn user_vec_like() {
        assert_eq!(m(1)(), [1, 2]);
    }
}

mod user_stmt_macro {
    use nonlocal::factory;
    macro_rules! run { ($($b:tt)*) => { { $($b)* } } }
    #[factory]
    fn m(n: i32) -> impl Fn() -> i32 {
        fn a() -> i32 {
            run! { let k = n; let n = k + 1; n * 2 }
        }
        let n = "";
        let _ = n;
        a
    }
    #[test]
    fn user_stmt_macro() {
        assert_eq!(m(1)(), 4);
    }
}

mod user_hash_macro_known {
    use nonlocal::factory;
    macro_rules! pairs { ($($k:expr => $v:expr),*) => { vec![$(($k, $v)),*] } }
    #[factory]
    fn m(n: i32) -> impl Fn() -> Vec<(i32, i32)> {
        fn a() -> Vec<(i32, i32)> {
            let _ = n;
            pairs!(n => n + 1)
        }
        a
    }
    #[test]
    fn user_hash_macro_known() {
        assert_eq!(m(1)(), [(1, 2)]);
    }
}

mod raw_format {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl Fn() -> String {
        let r#type = 1;
        fn show() -> String {
            let _a = r#type;
            format!("{type}")
        }
        let r#type = 2;
        let _ = r#type;
        show
    }
    #[test]
    fn raw_format() {
        assert_eq!(make()(), "1");
    }
}

mod raw_format_only {
    use nonlocal::factory;
    #[factory]
    fn make() -> impl Fn() -> String {
        let r#type = 1;
        fn show() -> String {
            format!("{type}")
        }
        show
    }
    #[test]
    fn raw_format_only() {
        assert_eq!(make()(), "1");
    }
}

mod consume_after_clone {
    use nonlocal::factory;
    #[factory]
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

mod lifetime_shadow {
    use nonlocal::factory;
    #[factory]
    fn make<'a>(pre: &'a str) -> impl for<'b> Fn(&'b str) -> &'b str + 'a {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    #[test]
    fn lifetime_shadow() {
        assert_eq!(make("ab")("abc"), "c");
    }
}

mod lifetime_infer {
    use nonlocal::factory;
    #[factory]
    fn make<'a>(pre: &'a str) -> _ {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    #[test]
    fn lifetime_infer() {
        assert_eq!(make("ab")("abc"), "c");
    }
}

mod factory_in_factory {
    use nonlocal::factory;
    #[factory]
    fn outer(n: i32) -> i32 {
        #[factory]
        fn inner(start: i32) -> _ {
            let mut c = start;
            fn next() -> i32 {
                nonlocal!(c);
                c += 1;
                c
            }
            next
        }
        let mut k = inner(n);
        k();
        k()
    }
    #[test]
    fn factory_in_factory() {
        assert_eq!(outer(1), 3);
    }
}

mod hygiene7_expr {
    use nonlocal::factory;
    macro_rules! mk {
        ($n:ident $e:expr) => {
            #[factory]
            fn make($n: i32) -> Box<dyn Fn() -> i32> {
                fn show() -> i32 {
                    $e * 2
                }
                Box::new(show)
            }
        };
    }
    mk!(n n + 4);
    #[test]
    fn hygiene7_expr() {
        assert_eq!(make(1)(), 10);
    }
}

mod unused_same_name {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> i32 {
        let helper = 5;
        #[allow(dead_code, unused)]
        fn helper() -> i32 {
            n
        }
        helper + n
    }
    #[test]
    fn unused_same_name() {
        assert_eq!(make(1), 6);
    }
}

mod none_group_captured {
    use nonlocal::factory;
    macro_rules! mk {
        ($e:expr) => {
            #[factory]
            fn make(n: i32) -> impl Fn() -> i32 {
                fn show() -> i32 {
                    n + $e * 2
                }
                show
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_captured() {
        assert_eq!(make(1)(), 11);
    }
}

mod impl_trait_return_infer {
    use nonlocal::factory;
    #[factory]
    fn make(n: i32) -> String {
        fn f() -> impl Iterator<Item = u8> {
            let _ = n;
            0..2
        }
        let g = f;
        g().map(|x| format!("{:?}", !x)).collect()
    }
    #[test]
    fn impl_trait_return_infer() {
        assert_eq!(make(1), "255254");
    }
}

mod link_fnonce {
    use nonlocal::factory;
    #[factory]
    fn make(n: String) -> impl FnOnce(&str) -> &str {
        fn f(s: &str) -> &str {
            let k = n;
            &s[k.len()..]
        }
        f
    }
    #[test]
    fn link_fnonce() {
        assert_eq!(make("a".into())("ab"), "b");
    }
}

mod link_fnmut_ref {
    use nonlocal::factory;
    #[factory]
    fn make(out: &mut Vec<String>) -> impl FnMut(&str) -> &str {
        fn f(s: &str) -> &str {
            out.push(s.to_owned());
            s
        }
        f
    }
    #[test]
    fn link_fnmut_ref() {
        let mut v = vec![];
        assert_eq!(make(&mut v)("a"), "a");
        assert_eq!(v, ["a"]);
    }
}

mod method_frozen_iter {
    use nonlocal::factory;
    #[factory]
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
    use nonlocal::factory;
    struct P {
        v: Vec<i32>,
        n: i32,
    }
    impl Clone for P {
        fn clone(&self) -> P {
            P { v: self.v.clone(), n: self.n }
        }
    }
    #[factory]
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

mod none_group_nested_plain_beside_capture {
    use nonlocal::factory;
    macro_rules! mk {
        ($e:expr) => {
            #[factory]
            fn make(n: i32) -> i32 {
                fn k() -> i32 {
                    n
                }
                let f = k;
                let a = $e * 2;
                let b = -$e;
                f() + a * 100 + b
            }
        };
    }
    mk!(1 + 4);
    #[test]
    fn none_group_nested_plain_beside_capture() {
        assert_eq!(make(0), 995);
    }
}

mod short_circuit_clone {
    use nonlocal::factory;
    #[factory]
    fn m(ok: bool) -> usize {
        let s = String::from("ab");
        fn len() -> usize {
            s.len()
        }
        let f = len;
        let _ = ok || {
            let e = 9;
            return e;
        };
        f() + s.len()
    }
    #[test]
    fn short_circuit_clone() {
        assert_eq!(m(true), 4);
    }
}
