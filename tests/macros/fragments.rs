//! Fragments of `macro_rules!`, whose precedence the tokens alone do not show.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_lossless,
    clippy::identity_op,
    clippy::never_loop,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn an_expression_in_a_function_that_captures_nothing() {
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
            fn make(n: i32) -> i32 {
                fn show() -> i32 {
                    $e * 2
                }
                n + show()
            }
        };
    }
    mk!(1 + 4);
    assert_eq!(make(1), 11);
}

#[test]
fn an_expression_in_a_closure() {
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn() -> i32 {
                fn show() -> i32 {
                    n + $e * 2
                }
                show
            }
        };
    }
    mk!(1 + 4);
    assert_eq!(make(1)(), 11);
}

#[test]
fn expressions_of_the_factory_itself() {
    macro_rules! mk {
        ($e:expr) => {
            #[nonlocal]
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
    assert_eq!(make(0), 995);
}

#[test]
fn types_patterns_literals_and_lifetimes() {
    macro_rules! mk { ($t:ty, $p:pat, $l:literal, $l2:lifetime) => { #[nonlocal] fn make<$l2>(n: &$l2 $t) -> impl Fn(Option<i32>) -> $t + $l2 { fn show(o: Option<i32>) -> $t { if let $p = o { *n + $l } else { *n } } show } } }
    mk!(i32, Some(3), -1, 'a);
    assert_eq!(make(&1)(Some(3)), 0);
}

#[test]
fn a_type_behind_as() {
    macro_rules! mk {
        ($t:ty) => {
            #[nonlocal]
            fn make(n: i32) -> impl Fn() -> bool {
                fn k() -> bool {
                    (n as $t) < 5 as $t
                }
                k
            }
        };
    }
    mk!(u8);
    assert!(make(0)());
}

#[test]
fn alternatives_behind_a_reference() {
    macro_rules! mk {
        ($p:pat) => {
            #[nonlocal]
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
    assert!(make(0)(&2));
}

#[test]
fn an_operation_whose_right_side_comes_back() {
    use std::rc::Rc;

    type Ask = Rc<dyn Fn() -> i32>;
    struct Pair {
        x: i32,
        y: Vec<i32>,
    }
    macro_rules! mk {
        ($($name:ident: |$p:ident, $f:ident| $e:expr;)*) => {$(
            #[nonlocal]
            fn $name() -> (impl Fn(Ask) -> i32, impl Fn() -> i32 + Clone) {
                let mut $p = Pair { x: 1, y: vec![1, 2, 3] };
                fn go($f: Ask) -> i32 {
                    nonlocal!($p);
                    $e;
                    $p.x + $p.y[0]
                }
                fn change() -> i32 {
                    nonlocal!($p);
                    $p.x += 1;
                    $p.y[1] += 1;
                    $p.x
                }
                (go, change)
            }
        )*};
    }
    mk! {
        element: |p, f| p.y[0] += f();
        counted: |p, f| p.y[(1_usize) % 3] += f();
        field: |p, f| p.x += f();
        assigned: |p, f| p.y[0] = f();
        found: |p, f| p.y[p.x as usize - 1] += f();
        pushed: |p, f| p.y.push(f());
        chosen: |p, f| if p.x < f() { p.y[0] = f() };
        looped: |p, f| while p.y.len() < 5 { let n = f(); p.y.push(n); };
    }
    macro_rules! all { ($($name:ident)*) => { vec![$({
        let (go, change) = $name();
        go(Rc::new(move || change()))
    }),*] } }
    let given = all!(element counted field assigned found pushed chosen looped);
    assert_eq!(given, [5, 3, 4, 4, 5, 3, 6, 4]);
}

#[test]
fn types_places_values_patterns_and_operators_of_an_operation() {
    macro_rules! mk {
        ($t:ty, $place:expr, $value:expr, $pat:pat, $op:tt, $items:expr) => {
            #[nonlocal]
            fn make() -> (impl Fn(&dyn Fn() -> i32) -> i32, impl Fn() -> i32 + Clone) {
                let mut items: $t = <$t>::from([1, 2, 3]);
                fn go(ask: &dyn Fn() -> i32) -> i32 {
                    nonlocal!(items);
                    items[$place] $op $value * ask();
                    items[$place] = $value + items[0] - ask();
                    match items[0] {
                        $pat => 1,
                        _ => items[0] * $value,
                    }
                }
                fn change() -> i32 {
                    nonlocal!(items);
                    items[0] += 10;
                    2
                }
                (go, change)
            }
            fn len() -> usize {
                $items.len()
            }
        };
    }
    mk!(Vec<i32>, 1 - 1, 2 + 3, 1 | 2, +=, [1, 2]);
    let (go, change) = make();
    assert_eq!((go(&|| change()), len()), (70, 2));
}

/// At the beginning of a statement or an arm, a block would be one of its own.
#[test]
fn an_expression_that_begins_with_a_block() {
    macro_rules! whole {
        ($name:ident, $n:ident, $($e:expr)+) => {
            #[nonlocal]
            fn $name(from: i32) -> Vec<bool> {
                let mut $n = from;
                fn up() -> i32 {
                    nonlocal!($n);
                    $n += 1;
                    $n
                }
                let mut all = vec![up() == from + 1];
                $(let _ = $e;)+
                $(all.push({ $e });)+
                $(all.push(match from { 0 => $e, _ => false });)+
                $(let later = || $e; all.push(later());)+
                all
            }
        };
    }
    whole!(conditions, n, if n > 0 { n } else { 2 } != n + 1);
    whole!(
        matches,
        n,
        match n {
            0 => 1,
            _ => n,
        } == n
    );
    whole!(blocks, n, { n } - 1 == n - 1);
    whole!(casts, n, { n } as i64 == 1);
    whole!(ranges, n, ({ 0 }..n).contains(&0) { [true] }[0]);
    whole!(called, n, { bool::from }(true) loop { break n } > 0);
    for all in [conditions(0), matches(0), blocks(0), casts(0), ranges(0), called(0)] {
        assert!(all.iter().all(|is| *is), "{all:?}");
    }
}
