//! Functions and closures that are captured, passed and stored.

#![allow(clippy::items_after_statements, clippy::let_and_return, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn a_boxed_fn_mut_is_captured_and_called() {
    #[nonlocal]
    fn twice(mut f: Box<dyn FnMut() -> i32>) -> impl FnMut() -> i32 {
        fn h() -> i32 {
            nonlocal!(f);
            f();
            f()
        }
        h
    }
    let mut n = 0;
    let mut g = twice(Box::new(move || {
        n += 1;
        n
    }));
    assert_eq!((g(), g()), (2, 4));
}

#[test]
fn a_function_pointer_is_captured_by_two_closures() {
    #[nonlocal]
    fn make(f: fn(i32) -> i32) -> (impl Fn(i32) -> i32, impl Fn() -> i32) {
        fn a(x: i32) -> i32 {
            f(x) + 1
        }
        fn b() -> i32 {
            f(10)
        }
        (a, b)
    }
    fn d(x: i32) -> i32 {
        x * 2
    }
    let (a, b) = make(d);
    assert_eq!((a(1), b()), (3, 20));
}

#[test]
fn a_closure_with_state_is_captured_after_a_call() {
    #[nonlocal]
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
    assert_eq!(go(), 3);
}

#[test]
fn a_closure_of_numbers_is_copied() {
    #[nonlocal]
    fn outer(n: i32) -> i32 {
        fn h() -> i32 {
            n
        }
        let f = h;
        let g = f;
        f() + g()
    }
    assert_eq!(outer(1), 2);
}

#[test]
fn a_nested_function_is_lent_as_fn_mut() {
    fn twice(f: &mut impl FnMut() -> i32) -> i32 {
        f();
        f()
    }
    #[nonlocal]
    fn make() -> i32 {
        let mut c = 0;
        fn inc() -> i32 {
            nonlocal!(c);
            c += 1;
            c
        }
        twice(&mut inc)
    }
    assert_eq!(make(), 2);
}

#[test]
fn a_callback_in_an_option_is_called() {
    #[nonlocal]
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
    let mut n = 0;
    let mut f = make(Some(Box::new(move |x| {
        n += x;
        n
    })));
    f(1);
    assert_eq!(f(2), 3);
    assert_eq!(make(None)(9), 9);
}

#[test]
fn a_function_pointer_keeps_its_function_where_a_local_hides_the_name() {
    fn help() -> i32 {
        1
    }
    #[nonlocal]
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
    assert_eq!(make(1), 52);
}

#[test]
fn a_lambda_that_follows_the_function_is_captured() {
    #[nonlocal]
    fn m(n: i32) -> i32 {
        fn run() -> i32 {
            cb(1) + n
        }
        let cb = |x: i32| x + 1;
        let f = run;
        f()
    }
    assert_eq!(m(1), 3);
}

#[test]
fn a_lambda_before_the_function_is_captured() {
    #[nonlocal]
    fn m() -> i32 {
        let cb = |x: i32| x + 1;
        fn run() -> i32 {
            cb(1)
        }
        let f = run;
        f()
    }
    assert_eq!(m(), 2);
}

#[test]
fn a_closure_and_a_second_one_from_a_variable_are_returned() {
    #[nonlocal]
    fn m(n: i32) -> (impl Fn() -> i32, impl Fn() -> i32) {
        fn a() -> i32 {
            n
        }
        let b = a;
        (a, b)
    }
    let (a, b) = m(1);
    assert_eq!(a() + b(), 2);
}

#[test]
fn a_closure_takes_a_reference_to_a_dyn_fn() {
    #[nonlocal]
    fn m(n: i32) -> impl Fn(&dyn Fn(i32) -> i32) -> i32 {
        fn a(f: &dyn Fn(i32) -> i32) -> i32 {
            f(n)
        }
        a
    }
    assert_eq!(m(2)(&|x| x * 3), 6);
}

#[test]
fn a_nested_function_is_lent_as_dyn_fn_mut() {
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
    assert_eq!(make(3), 5);
}

#[test]
fn a_nested_function_is_lent_twice_as_dyn_fn() {
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
    assert_eq!(make(3), 8);
}

#[test]
fn a_lambda_makes_closures() {
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> Box<dyn Fn() -> i32> {
        fn f() -> i32 {
            n
        }
        move || Box::new(f)
    }
    assert_eq!(make(1)()(), 1);
}

#[test]
fn a_lambda_in_a_closure_changes_a_capture() {
    #[nonlocal]
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
    let mut f = make(2);
    f();
    assert_eq!(f(), 6);
}

#[test]
fn a_nested_function_is_given_to_map() {
    #[nonlocal]
    fn make(n: i32) -> Vec<i32> {
        fn add(x: i32) -> i32 {
            x + n
        }
        [1, 2].into_iter().map(add).collect()
    }
    assert_eq!(make(3), [4, 5]);
}
