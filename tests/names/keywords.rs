//! Keywords as names: raw identifiers, also in format strings.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::let_and_return,
    clippy::no_effect_underscore_binding,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn keywords_are_names_of_variables_and_functions() {
    #[nonlocal]
    fn go(r#fn: i32) -> impl Fn() -> i32 {
        fn r#match() -> i32 {
            r#fn
        }
        let r#fn = "";
        let _ = r#fn;
        r#match
    }
    assert_eq!(go(3)(), 3);
}

#[test]
fn a_raw_name_is_the_same_name() {
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
    assert_eq!(go(3)(), 3);
}

#[test]
fn a_keyword_in_a_format_string_is_the_variable_of_the_definition() {
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
    assert_eq!(make()(), "1");
}

#[test]
fn a_format_string_alone_captures_a_keyword() {
    #[nonlocal]
    fn make() -> impl Fn() -> String {
        let r#type = 1;
        fn show() -> String {
            format!("{type}")
        }
        show
    }
    assert_eq!(make()(), "1");
}

#[test]
fn a_name_that_is_a_keyword_in_other_editions() {
    #[nonlocal]
    fn go(dyn_: i32) -> impl Fn() -> i32 {
        fn show() -> i32 {
            let r#try = dyn_;
            r#try
        }
        show
    }
    assert_eq!(go(3)(), 3);
}

#[test]
fn a_raw_name_is_the_same_name_where_a_function_is_called() {
    #[nonlocal]
    fn run() -> (i64, i64) {
        let mut r#x: i64 = 1;
        fn f() -> i64 {
            nonlocal!(x);
            x += 1;
            r#x
        }
        let a = r#f();
        {
            let x = 100;
            let y = f();
            (a + x, y + r#x)
        }
    }
    assert_eq!(run(), (102, 103));
}

#[test]
fn keywords_and_other_alphabets_are_names() {
    #[nonlocal]
    fn run() -> (i64, String) {
        let mut r#type: i64 = 1;
        let r#match: &str = "m";
        let größe: i64 = 2;
        fn r#fn(r#in: i64) -> i64 {
            nonlocal!(r#type);
            r#type += r#in + größe;
            r#type
        }
        fn show() -> String {
            format!("{match}{type}{größe:>größe2$}", größe2 = größe as usize)
        }
        let a = r#fn(r#type);
        (a, show())
    }
    assert_eq!(run(), (4, "m4 2".to_string()));
}

#[test]
fn keywords_are_names_of_what_is_shared() {
    #[nonlocal]
    fn make(r#fn: i64) -> (impl Fn() -> i64, i64, String) {
        let mut r#type = r#fn;
        let mut r#match = vec![r#fn];
        fn r#loop() -> i64 {
            nonlocal!(r#type, r#match);
            r#type += 1;
            r#match.push(r#type);
            r#type
        }
        let r#in = r#loop;
        r#in();
        r#type *= 10;
        r#match[0] = r#type;
        let s = format!("{type} {match:?} {0}", r#type);
        (r#in, r#type, s)
    }
    let (f, t, s) = make(1);
    assert_eq!((f(), t, &s[..]), (21, 20, "20 [20, 2] 20"));
}
