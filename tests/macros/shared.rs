//! Macros around what closures share.

#![allow(
    clippy::cast_sign_loss,
    clippy::len_zero,
    clippy::many_single_char_names,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn elements_of_a_vec_are_evaluated_in_order() {
    #[nonlocal]
    fn make() -> (impl Fn() -> u8, Vec<u8>, Vec<Vec<u8>>) {
        let mut x: u8 = 1;
        let mut v: Vec<u8> = vec![];
        fn bump() -> u8 {
            nonlocal!(x, v);
            x += 1;
            v.push(x);
            x
        }
        let h = bump;
        let a = vec![x, h(), x, bump(), x];
        let b = vec![v.clone(); v.len()];
        let c = dbg!(x);
        assert_eq!(c, 3);
        (h, a, b)
    }
    let (_, a, b) = make();
    assert_eq!(a, [1, 2, 2, 3, 3]);
    assert_eq!(b, [[2, 3], [2, 3]]);
}

#[test]
fn a_format_string_shows_what_is_shared() {
    #[nonlocal]
    fn make() -> (impl Fn() -> i64, Vec<String>) {
        let mut x: i64 = 1;
        let mut v = vec![1];
        fn bump() -> i64 {
            nonlocal!(x, v);
            x += 1;
            v.push(x);
            x
        }
        let h = bump;
        let mut out = vec![];
        out.push(format!("{x} {v:?} {0} {0:>4} {}", x + 1));
        let width = 5;
        out.push(format!("{x:>width$}|{:>1$}|{v:?}", x, v.len()));
        h();
        out.push(format!("{x:?} {}", v.len()));
        out.push(format!("{} {x}", {
            x += 1;
            x
        }));
        (h, out)
    }
    assert_eq!(make().1, ["1 [1] 2    2 2", "    1|1|[1]", "2 2", "3 3"]);
}

#[test]
fn what_is_shared_is_written_to_and_asserted() {
    use std::fmt::Write;
    #[nonlocal]
    fn make() -> Result<(impl Fn(&str), String), std::fmt::Error> {
        let mut s = String::new();
        let mut n = 0_usize;
        fn add(t: &str) {
            nonlocal!(s, n);
            s.push_str(t);
            n += 1;
        }
        let h = add;
        h("a");
        write!(s, "{n}-{:?}", n + 1)?;
        writeln!(&mut s, "!").unwrap();
        n += s.len();
        write!(s, "{n}")?;
        assert!(s.len() > 2, "{s} {n}");
        assert_eq!(n, 7, "{s}");
        assert_ne!(s, "x");
        debug_assert!(!s.is_empty());
        let b = matches!(n, 7 | 8 if s.ends_with('7'));
        assert!(b);
        Ok((h, s.clone()))
    }
    assert_eq!(make().unwrap().1, "a1-2!\n7");
}

#[test]
fn macros_that_leave_the_factory() {
    #[nonlocal]
    fn make(k: i32) -> (impl Fn() -> usize, usize) {
        let mut v = vec![k];
        fn go() -> usize {
            nonlocal!(v);
            v.push(1);
            v.len()
        }
        let h = go;
        h();
        let n = match v.len() {
            2 => v[1] as usize + 5,
            3 => unreachable!("{v:?}"),
            _ => panic!("{v:?} {}", v.len()),
        };
        let m = loop {
            let Some(x) = v.pop() else { break 7 };
            if x == 1 {
                continue;
            }
            if x > 100 {
                break v.len();
            }
        };
        assert!(v.len() == 0 && n > 0, "{v:?}");
        println!("{v:?}");
        (h, n + m)
    }
    assert_eq!(make(3).1, 13);
    assert_eq!(make(300).1, 6);
}
