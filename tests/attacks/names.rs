//! Shadowing, raw identifiers, and one name for several things.

mod shadow_format {
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    #[derive(Clone, Copy, PartialEq, Debug)]
    struct P {
        x: i32,
        y: i32,
    }
    #[nonlocal]
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
    use nonlocal::nonlocal;
    struct P {
        count: i32,
    }
    impl P {
        fn count(&self) -> i32 {
            self.count
        }
    }
    #[nonlocal]
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
    use nonlocal::nonlocal;
    struct H<F> {
        show: F,
    }
    #[nonlocal]
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

mod let_fn_same_name {
    use nonlocal::nonlocal;
    #[nonlocal]
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

mod param_shadow {
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    #[nonlocal]
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

mod lambda_param_shadow_value {
    use nonlocal::nonlocal;
    #[nonlocal]
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

mod raw_ident {
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    struct P {
        r#x: i32,
    }
    #[nonlocal]
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

mod lower_const {
    use nonlocal::nonlocal;
    #[allow(non_upper_case_globals)]
    const width: i32 = 4;
    #[nonlocal]
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

mod shadow_everywhere {
    use nonlocal::nonlocal;
    #[derive(Clone, Copy)]
    struct P {
        x: i32,
    }
    #[nonlocal]
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

mod label_reuse {
    use nonlocal::nonlocal;
    #[nonlocal]
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

mod shadow_by_generic_const {
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    fn help() -> i32 {
        1
    }
    #[nonlocal]
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

mod raw_format {
    use nonlocal::nonlocal;
    #[nonlocal]
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
    use nonlocal::nonlocal;
    #[nonlocal]
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

mod unused_same_name {
    use nonlocal::nonlocal;
    #[nonlocal]
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
