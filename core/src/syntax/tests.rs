//! What users may write: functions with defaults, attributes, calls.

use proc_macro2::TokenStream;

use super::tokens::tokens_of;
use super::{Entry, Names, Scan, parse_attribute, parse_block, parse_call};
use crate::diagnostic::Errors;

fn tokens(source: &str) -> TokenStream {
    source.parse().expect("tokens")
}

fn entries(source: &str) -> (Vec<Entry>, Errors) {
    let mut entries = Vec::new();
    let errors = parse_block(tokens(source), &mut |entry| entries.push(entry));
    (entries, errors)
}

/// The defaults of the functions in a block, as `function.position=value`, and the errors.
fn block(source: &str) -> (Vec<String>, Vec<String>) {
    let (entries, errors) = entries(source);
    let mut defaults = Vec::new();
    let mut problems: Vec<String> =
        errors.finish().err().into_iter().flatten().map(|e| e.to_string()).collect();
    for entry in entries {
        let Entry::Factory(factory) = entry else { continue };
        for default in &factory.defaults {
            let value = tokens_of(&default.value);
            defaults.push(format!("{}.{}={value}", factory.sig.ident, default.position));
        }
        problems.extend(factory.error.into_iter().flatten().map(|error| error.to_string()));
    }
    (defaults, problems)
}

#[test]
fn defaults_in_both_spellings() {
    let (defaults, problems) =
        block("pub fn f(a: i64, b: i64 = 1 + 2) {} fn g(#[default(\"x\")] c: &str) {}");
    assert_eq!(defaults, ["f.1=1 + 2", "g.0=\"x\""]);
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn one_bad_function_does_not_hide_the_others() {
    let (defaults, problems) = block("fn f(a: i64 = ) {} fn g(b: i64 = 2) {} fn h(c: i64 = 3) { let }");
    assert_eq!(defaults, ["g.0=2", "h.0=3"]);
    assert_eq!(problems.len(), 2);
}

#[test]
fn other_items_are_passed_through() {
    let source = "use a::{b, c}; pub const A: T = T { x: 1 }; struct S<const N: usize = { 3 }>; impl S<{ 2 \
         }> { fn f() {} } pub const fn g(a: A = A { x: 1 }) -> B<{ 1 }> { a } macro_rules! m { () => {} } \
         m!(); async fn h() {}";
    let (entries, errors) = entries(source);
    assert!(errors.is_empty());
    let kinds = entries.iter().map(|entry| matches!(entry, Entry::Factory(_))).collect::<Vec<_>>();
    assert_eq!(kinds, [false, false, false, false, true, false, false, true]);
}

#[test]
fn wrong_defaults_are_told() {
    let told = |source: &str, part: &str| {
        let (_, problems) = block(source);
        assert!(problems.iter().any(|problem| problem.contains(part)), "{source}: {problems:?}");
    };
    told("fn f(a: i64 = 0, b: i64) {}", "`b`");
    told("fn f(&self, a: i64 = 0) {}", "free functions");
    told("fn f((a, b): (i64, i64) = (0, 0)) {}", "(a, b)");
    told("fn f(a: &mut i64 = &mut 0) {}", "anew at every call");
    told("fn f(#[default] a: i64) {}", "#[default(value)]");
    told("fn f(a: i64) ;", "no body");
}

#[test]
fn attributes_of_the_factory() {
    let item = tokens("fn f() { fn g() {} }");
    let parsed = |args: &str| {
        parse_attribute(tokens(args), &item, Names::default()).expect("a function").expect("a body")
    };
    assert!(parsed("").error.is_none());
    assert!(!parsed("").options.sync && parsed("sync").options.sync && parsed("sync,").error.is_none());
    let named = parsed("type = Counter, derive(Clone), sync").options.named.expect("a type");
    assert_eq!(named.ident, "Counter");
    assert_eq!(named.derives.to_string(), tokens("#[derive(Clone)]").to_string());
    for wrong in ["derive(Clone)", "type", "type = Counter<Vec<T>>", "type = A, type = B"] {
        assert!(parsed(wrong).error.is_some(), "{wrong}");
    }
    assert!(parsed("fast").error.expect("an error").to_string().contains("unknown argument"));
}

#[test]
fn what_is_left_alone() {
    let untouched = |source: &str| {
        parse_attribute(TokenStream::new(), &tokens(source), Names::default())
            .is_ok_and(|item| item.is_none())
    };
    assert!(untouched("fn f();"));
    assert!(untouched("fn f() { some syntax of tomorrow }"));
    assert!(parse_attribute(TokenStream::new(), &tokens("struct S;"), Names::default()).is_err());
}

#[test]
fn quick_looks() {
    let work = |source: &str| Scan::of(&tokens(source)).work;
    assert!(work("fn f() { if a { fn g() {} } }"));
    assert!(!work("fn f(g: fn(i64) -> i64) { g(1) }"));
    assert!(work("fn f(#[default(1)] a: i64) {}"));
    assert!(!work("fn f() { let default = 1; }"));
    assert!(work("fn f() { (|| { nonlocal!(a); })() }"));
    assert!(
        Scan::of(&tokens("pub fn f() {}")).function && !Scan::of(&tokens("mod m { fn f() {} }")).function
    );
    let Scan { names, .. } = Scan::of(&tokens("fn f(__x: i64) -> Self { r#__y }"));
    assert!(
        names.any_begins("__x")
            && names.any_begins("__y")
            && names.any_begins("__")
            && names.mention_self_type()
    );
}

#[test]
fn calls() {
    let call = parse_call(tokens("f [a, b = default] (1, b = x == y)")).expect("a call");
    let keywords: Vec<_> = call.arguments.iter().map(|argument| argument.keyword.is_some()).collect();
    assert_eq!(keywords, [false, true]);
    let errors = |source: &str| {
        let error = parse_call(tokens(source)).err().expect("an error");
        error.into_iter().map(|error| error.to_string()).collect::<Vec<_>>()
    };
    assert!(errors("f [start, step = default] (1, stpe = 2)")[0].contains("did you mean `step`"));
    let both = errors("f [a, b] (1, a = 2, c = 3)");
    assert!(both[0].contains("`a`") && both[1].contains("`c`"), "{both:?}");
    assert!(errors("f [a, b] (1)")[0].contains("`b`"));
    assert!(errors("f [a, b] (a = 1, 2)")[0].contains("`2`"));
    assert!(errors("f [a, b] (1, b: 2)")[0].contains("write `b = 2`"));
}
