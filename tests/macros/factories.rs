//! Factories that are written by macros, and the names in them: hygiene.

use nonlocal::nonlocal;

/// Both are written `x`: only hygiene keeps them apart.
#[test]
fn a_variable_of_the_macro_and_one_of_its_argument_are_two() {
    macro_rules! mk {
        ($x:ident) => {
            #[nonlocal]
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
    assert_eq!(make(1)(), 1);
}

/// The `count` of the block is not the one that the function changes.
#[test]
fn an_argument_may_have_a_variable_of_the_same_name() {
    macro_rules! mk {
        ($n:ident, $b:block) => {
            #[nonlocal]
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
    let mut m = make(1);
    assert_eq!((m(), m()), (2, 3));
}

#[test]
fn a_nested_function_that_is_an_argument_captures() {
    macro_rules! mk { ($n:ident $($i:item)*) => { #[nonlocal] fn make($n:i32) -> Box<dyn Fn()->i32> { $($i)* Box::new(show) } } }
    mk!(n fn show() -> i32 { n + 4 });
    assert_eq!(make(1)(), 5);
}

#[test]
fn an_argument_captures_the_parameter_that_is_another_argument() {
    macro_rules! mk {
        ($n:ident $e:expr) => {
            #[nonlocal]
            fn make($n: i32) -> Box<dyn Fn() -> i32> {
                fn show() -> i32 {
                    $e * 2
                }
                Box::new(show)
            }
        };
    }
    mk!(n n + 4);
    assert_eq!(make(1)(), 10);
}

#[test]
fn a_macro_in_the_factory_means_the_variable_before_it() {
    #[nonlocal]
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
    assert_eq!(make()(), 3);
}

#[test]
fn a_macro_in_the_factory_changes_a_capture() {
    #[nonlocal]
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
    assert_eq!(make(), 3);
}

#[test]
fn a_name_that_a_macro_is_given_is_captured() {
    macro_rules! add {
        ($a:ident) => {
            $a + 1
        };
    }
    #[nonlocal]
    fn make() -> impl Fn() -> i32 {
        let x = 1;
        fn show() -> i32 {
            add!(x)
        }
        let x = 5;
        let _ = x;
        show
    }
    assert_eq!(make()(), 2);
}

#[test]
fn a_macro_returns_from_the_factory() {
    macro_rules! bail {
        ($e:expr) => {
            return $e
        };
    }
    #[nonlocal]
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
    assert_eq!((make(true), make(false)), (2, 12));
}

#[test]
fn variables_of_the_macro_are_captured_by_a_function_that_is_called() {
    macro_rules! make {
        ($name:ident, $e:expr) => {
            #[nonlocal]
            fn $name(x: i64) -> i64 {
                let y: i64 = 100;
                fn add(k: i64) -> i64 {
                    k + y + x
                }
                let r: i64 = 1;
                add($e) + r
            }
        };
    }
    make!(one, 5);
    assert_eq!(one(7), 113);
}

#[test]
fn a_macro_names_functions_and_variables() {
    macro_rules! make { ($name:ident, $var:ident, $e:expr, $($arg:expr),*) => {
        #[nonlocal]
        fn $name() -> i64 {
            let mut $var: i64 = $e;
            fn add(k: i64) -> i64 { nonlocal!($var); $var += k; if k > 100 { add(k - 100) } else { $var * $e } }
            fn both(a: i64) -> i64 { add(a * $e) + $var }
            0 $( + both($arg) )*
        }
    } }
    make!(one, x, 1 + 1, 1 + 2, 3);
    make!(two, add_, 3, 4);
    assert_eq!(one(), {
        let mut x = 2;
        let mut b = |a: i64| {
            x += a * 2;
            x * 2 + x
        };
        b(3) + b(3)
    });
    assert_eq!(two(), {
        let x = 3 + 12;
        x * 3 + x
    });
}

#[test]
fn a_macro_in_the_factory_changes_a_variable_between_calls() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut n: i64 = 0;
        macro_rules! inc {
            () => {
                n += 1
            };
        }
        fn add(k: i64) -> i64 {
            n * 10 + k
        }
        let a = add({
            inc!();
            1
        });
        inc!();
        (a, add(2))
    }
    assert_eq!(run(), (11, 22));
}

#[test]
fn a_macro_that_is_defined_twice_means_the_first_one_before_the_second() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let x: i64 = 10;
        macro_rules! m {
            () => {
                1
            };
        }
        fn f() -> i64 {
            x + m!()
        }
        macro_rules! m {
            () => {
                2
            };
        }
        (f(), m!())
    }
    assert_eq!(run(), (11, 2));
}
