//! Closures that are made in loops, branches and patterns, and leave early.

#![allow(
    clippy::explicit_iter_loop,
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

/// Only one of the branches is taken, so that nothing has to be cloned.
#[test]
fn closures_in_branches_take_what_cannot_be_cloned() {
    struct N(i32);
    #[nonlocal]
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
    assert_eq!((make(N(1), 0)(), make(N(1), 1)(), make(N(1), 2)()), (1, 10, 100));
}

#[test]
fn a_closure_leaves_a_loop_with_what_cannot_be_cloned() {
    struct N(i32);
    #[nonlocal]
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
    assert_eq!(make(N(1))(), 1);
}

#[test]
fn a_closure_is_returned_from_a_loop_with_what_cannot_be_cloned() {
    struct N(i32);
    #[nonlocal]
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
    assert_eq!(make(N(1), vec![2, 3]).unwrap()(), 1);
}

#[test]
fn a_closure_leaves_a_labelled_block() {
    struct N(i32);
    #[nonlocal]
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
    assert_eq!((make(N(1), true)(), make(N(1), false)()), (1, 2));
}

#[test]
fn a_closure_that_is_made_perhaps_leaves_the_variable_to_others() {
    #[nonlocal]
    fn make(n: String, b: bool) -> (Option<Box<dyn Fn() -> usize>>, String) {
        fn f() -> usize {
            n.len()
        }
        let g: Option<Box<dyn Fn() -> usize>> = if b { Some(Box::new(f)) } else { None };
        (g, n)
    }
    let (g, n) = make("ab".into(), true);
    assert_eq!((g.unwrap()(), n.len()), (2, 2));
}

#[test]
fn a_name_in_a_pattern_hides_the_capture_in_its_arm_only() {
    #[nonlocal]
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
    let f = make(3);
    assert_eq!((f(Some(6)), f(Some(3)), f(Some(1)), f(None)), (6, 100, 3, 3));
}

#[test]
fn a_capture_is_changed_through_a_ref_mut_pattern() {
    #[nonlocal]
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
    let mut f = make();
    f();
    assert_eq!(f(), 3);
}

#[test]
fn a_loop_changes_the_elements_of_a_capture() {
    #[nonlocal]
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
    let mut f = make();
    assert_eq!(f(), 10);
}

#[test]
fn closures_of_nested_loops_that_are_left_by_labels() {
    #[nonlocal]
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
    assert_eq!(make("c".into()).iter().map(|f| f()).collect::<Vec<_>>(), ["c00", "c11", "c20", "c22"]);
}

#[test]
fn only_some_turns_of_a_loop_make_a_closure() {
    #[nonlocal]
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
    let mut all = make();
    assert_eq!((all[0](), all[1](), all[0]()), (11, 33, 12));
}

#[test]
fn variables_of_a_chain_of_conditions_are_captured() {
    #[nonlocal]
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
    assert_eq!((make(Some(1), Some(2))(), make(Some(2), Some(1))(), make(None, None)()), (12, 2, -1));
}

#[test]
fn variables_of_alternatives_and_of_at_are_captured() {
    #[nonlocal]
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
    assert_eq!((make(Ok(1))(), make(Err(2))(), make(Ok(-3))()), (3, 4, 3));
}

#[test]
fn a_closure_is_the_condition_of_a_loop() {
    #[nonlocal]
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
    assert_eq!(make(), 4);
}

#[test]
fn a_closure_returns_early_from_a_let_else() {
    #[nonlocal]
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
    assert_eq!(make("ab".into())(), "a");
}

#[test]
fn a_function_that_never_returns_is_called_in_a_branch() {
    #[nonlocal]
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
    make(1)()
}

#[test]
fn branches_of_two_closures_are_boxed() {
    #[nonlocal]
    fn make(n: i32, b: bool) -> Box<dyn Fn() -> i32> {
        fn a() -> i32 {
            n
        }
        fn c() -> i32 {
            -n
        }
        Box::new(if b { Box::new(a) as Box<dyn Fn() -> i32> } else { Box::new(c) })
    }
    assert_eq!((make(1, true)(), make(1, false)()), (1, -1));
}
