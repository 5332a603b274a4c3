//! Names in closures: what stands between the definition and the use hides nothing.

#![allow(
    clippy::let_and_return,
    clippy::manual_assert,
    clippy::never_loop,
    clippy::redundant_closure_call,
    clippy::uninlined_format_args,
    clippy::unused_self,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn names_widths_and_precisions_of_a_format_string_are_those_of_the_definition() {
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
    assert_eq!(make(7, 1.5, 2)(), "   1.50|      7|7|+0001.50|{w}|1.5");
}

#[test]
fn field_shorthand_means_the_variables_of_the_definition() {
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
    assert_eq!(make(1, 2)(P { x: 5, y: 6 }), P { x: 6, y: 2 });
}

#[test]
fn fields_methods_and_labels_are_no_uses_of_a_variable() {
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
    assert_eq!(make(1)(), 5);
}

#[test]
fn a_closure_stands_in_a_struct_by_its_name_alone() {
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
    assert_eq!((make(3).show)(), 3);
}

#[test]
fn a_variable_may_have_the_name_of_its_function() {
    #[nonlocal]
    fn make(n: i32) -> i32 {
        fn add() -> i32 {
            n
        }
        let add = add;
        add() + add()
    }
    assert_eq!(make(3), 6);
}

#[test]
fn parameters_hide_captures_of_the_same_name() {
    #[nonlocal]
    fn make(n: i32, k: i32) -> impl Fn(i32, (i32, i32)) -> i32 {
        fn f(n: i32, (k, _): (i32, i32)) -> i32 {
            n * k
        }
        let _ = (n, k);
        f
    }
    assert_eq!(make(3, 4)(5, (6, 7)), 30);
}

#[test]
fn a_variable_that_is_made_of_the_capture_hides_it() {
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
    assert_eq!(make(3)(), 8);
}

#[test]
fn a_parameter_of_a_lambda_around_is_not_what_a_closure_means() {
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
    assert_eq!(go(3), [30, 31]);
}

#[test]
fn a_constant_in_small_letters_is_not_captured() {
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
    assert_eq!(outer(), 4);
}

#[test]
fn patterns_of_every_kind_hide_a_name_in_their_scope_only() {
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
    assert!(make(1).iter().all(|f| f() == 1));
    assert_eq!(make(1).len(), 9);
}

#[test]
fn a_label_in_the_function_is_another_one() {
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
    assert_eq!(make(4), 5);
}

#[test]
fn methods_of_types_in_the_factory_are_no_variables() {
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
    assert_eq!(make(4)(), 4);
}

#[test]
fn variables_of_parameter_patterns_are_captured() {
    #[nonlocal]
    fn make((a, b): (i32, i32), [c, ..]: [i32; 3]) -> impl Fn() -> i32 {
        fn f() -> i32 {
            a * 100 + b * 10 + c
        }
        f
    }
    assert_eq!(make((1, 2), [3, 4, 5])(), 123);
}

/// In `k` the function is meant, though a variable of its name follows.
#[test]
fn a_variable_with_the_name_of_a_function_is_not_called() {
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
    assert_eq!(make(1), 7);
}

#[test]
fn a_lambda_in_a_block_does_not_hide_a_function_outside_of_it() {
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
    assert_eq!(make(1), 52);
}

#[test]
fn an_unused_function_may_have_the_name_of_a_variable() {
    #[nonlocal]
    fn make(n: i32) -> i32 {
        let helper = 5;
        #[allow(dead_code, unused)]
        fn helper() -> i32 {
            n
        }
        helper + n
    }
    assert_eq!(make(1), 6);
}

#[test]
fn the_text_of_a_panic_names_a_capture() {
    #[nonlocal]
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
    go(3)();
}

#[test]
fn the_text_of_a_panic_names_a_capture_twice() {
    #[nonlocal]
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
    go(3)();
}
