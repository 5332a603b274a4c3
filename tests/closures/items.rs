//! Items in factories: constants, types, traits, imports. They are not captured.

#![allow(clippy::items_after_statements, reason = "the programs are odd on purpose")]

use nonlocal::nonlocal;

#[test]
fn blocks_have_functions_of_the_same_name() {
    #[nonlocal]
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
    assert_eq!(make(3), 13);
}

#[test]
fn the_innermost_constant_is_meant() {
    const LIMIT: i32 = 3;
    static TABLE: [i32; 2] = [1, 2];
    #[nonlocal]
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
    assert_eq!(make(1)(), 53);
}

#[test]
fn a_constant_in_another_block_hides_nothing() {
    const LIMIT: i32 = 3;
    #[nonlocal]
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
    let _ = LIMIT;
    assert_eq!(make(1)(), 4);
}

#[test]
fn a_method_in_a_factory_has_variables_of_its_own() {
    #[nonlocal]
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
    assert_eq!(outer(1), 1);
}

#[test]
fn a_closure_has_constants_and_statics_of_its_own() {
    #[nonlocal]
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
    assert_eq!(make(1)(), 14);
}

#[test]
fn what_a_factory_imports_is_used_by_a_closure() {
    #[nonlocal]
    fn make(n: i32) -> impl Fn() -> i32 {
        use std::cmp::max;
        fn f() -> i32 {
            max(n, 3)
        }
        f
    }
    assert_eq!(make(1)(), 3);
}

#[test]
fn variants_of_an_enum_in_the_factory_are_not_captured() {
    #[nonlocal]
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
    assert_eq!(make(2)(), 4);
}

#[test]
fn a_trait_in_the_factory_gives_a_capture_a_method() {
    #[nonlocal]
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
    assert_eq!(make(2)(), 4);
}
