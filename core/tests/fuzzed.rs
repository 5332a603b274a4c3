//! What `fuzz/` has found: inputs at which the compiler panicked, or made something else than Rust of them.

use proc_macro2::TokenStream;

fn tokens(source: &str) -> TokenStream {
    source.parse().expect("tokens")
}

/// What comes back, which is items.
fn items(output: &TokenStream) -> String {
    let text = output.to_string();
    let parsed = syn::parse2::<syn::File>(output.clone());
    assert!(parsed.is_ok(), "{}: {text}", parsed.err().expect("an error"));
    text
}

fn factory(item: &str) -> String {
    items(&nonlocal_core::nonlocal(TokenStream::new(), tokens(item)))
}

fn block(input: &str) -> String {
    items(&nonlocal_core::factory(tokens(input)))
}

#[test]
fn a_parameter_of_a_call_macro_without_a_name_has_no_default() {
    for name in ["_", "fn"] {
        let input = format!("f [{name} = default] ()");
        let output = nonlocal_core::call(tokens(&input)).to_string();
        assert!(output.contains("expected identifier"), "{output}");
    }
}

#[test]
fn a_default_is_an_expression_and_no_statement() {
    // What `syn` takes for an expression only.
    let _ = nonlocal_core::factory(tokens("fn f(a: i64 = crate) {}"));
    let output = block("fn f(a: i64 = { 1 } + 1) {}");
    assert!(output.contains("{ ({ 1 }) + 1 }"), "{output}");
}

#[test]
fn self_stands_in_front() {
    let output = block("fn f(x: i64 = 0, &mut self) { fn g() { x; } g(); }");
    assert!(output.contains("`self` is the first parameter of a method"), "{output}");
}

#[test]
fn a_type_with_a_plus_stands_in_parentheses() {
    let output = factory("fn f(x: Show + Send) { fn g() { x.show(); } g(); }");
    assert!(output.contains("x : & (Show + Send)"), "{output}");
    let arguments = tokens("type = Queue");
    let named = nonlocal_core::nonlocal(
        arguments,
        tokens(
            "fn f() -> Queue { let mut x: Show + = w(); fn g() { nonlocal!(x); x.push(1); } Queue { g } }",
        ),
    );
    assert!(items(&named).contains("& mut (Show +)"));
    let decorated = nonlocal_core::decorate(&tokens("memoize"), &tokens("fn f(x: i64) -> A + B { x }"));
    assert!(items(&decorated).contains("Fn (i64) -> (A + B) +"));
}

#[test]
fn a_decorator_of_a_nested_function_is_one_expression() {
    let output = factory("fn f(x: i64) { #[decorate(a + b)] fn g(n: i64) -> i64 { n + x } g(1); }");
    assert!(output.contains("= a + b ;"), "{output}");
}

#[test]
fn what_return_gives_back_does_not_take_the_braces_of_a_match() {
    for (argument, evaluated) in
        [("ok()", "match ok () {"), ("ok() || return", "match (ok () || return ,) {")]
    {
        let head = "fn f(v: &mut Vec<bool>) { fn g(x: bool) { nonlocal!(v); v.push(x); }";
        let output = factory(&format!("{head} let h = g; loop {{ h(true); g({argument}); }} }}"));
        assert!(output.contains(evaluated), "{output}");
    }
}

#[test]
fn inner_attributes_of_a_decorated_function_stand_outside() {
    let function = tokens("#[inline] fn f(x: i64) -> i64 { #![allow(unused)] x }");
    let output = items(&nonlocal_core::decorate(&tokens("memoize"), &function));
    assert!(output.contains("# [allow (unused)] fn f"), "{output}");
}

#[test]
fn a_lifetime_of_a_decorated_function_may_be_a_keyword() {
    let function = tokens("fn f<'r#type>(x: &'r#type str) -> &'r#type str { x }");
    let output = items(&nonlocal_core::decorate(&tokens("shout"), &function));
    assert!(output.contains("'__of_type"), "{output}");
}

#[test]
fn nonlocal_names_something() {
    let output = factory("fn f() { fn g() { nonlocal!(); } g(); }");
    assert!(output.contains("takes the names of variables"), "{output}");
}

#[test]
fn a_block_that_captures_nothing_comes_back_as_it_is() {
    let block = tokens(
        "/// Docs. \n #[allow(dead_code)] unsafe impl<T: Into<fn(i32) -> i32>> Shape<T> for Grid<{ N + 1 }> where T: Copy {
            #![allow(unused)] const SIDES: u32 = { fn f() -> u32 { 4 } f() }; type Item = [T; 3];
            pub(crate) const unsafe fn area(&self) -> f64 { fn g(x: f64) -> f64 { x } g(1.0) }
            default async fn b(self) {} made!(x); made! { y } extern \"C\" fn c() {} #[nonlocal(sync)] fn d() { fn e() {} }
        }",
    );
    assert_eq!(nonlocal_core::nonlocal(TokenStream::new(), block.clone()).to_string(), block.to_string());
}

#[test]
fn what_is_tied_is_not_written_into_itself() {
    let line = "fn line(n: u32) { let mut path = make(); \
                fn enter(t: &u32) { nonlocal!(path); path.push(t); row(*t); } enter(&n); show(depth); }";
    let output =
        factory(&format!("fn f() {{ let depth = 0; {line} fn row(n: u32) {{ line(n); }} row(3); }}"));
    assert!(output.contains("__go"), "{output}");
}

#[test]
fn what_no_nested_function_has_is_rustcs() {
    let source = "fn f() -> i64 { let mut n = 1; n += run(|| { n += 10; n }); n }";
    let rebuilt = nonlocal_core::rebuild(&tokens(source)).expect("a function");
    assert_eq!(rebuilt.to_string().replace("| |", "||"), tokens(source).to_string());
}

#[test]
fn a_function_in_a_lambda_that_calls_the_lambda() {
    let lambda = "let f = |n: i64| { fn g() -> i64 { nonlocal!(s); s += f(1); s } g() };";
    factory(&format!("fn run() -> i64 {{ let mut s = 0; {lambda} s += f(1); s }}"));
}

#[test]
fn a_function_that_captures_is_not_renamed() {
    let item = "fn f(b: u8) -> usize { fn order(n: usize) { order.push(all(b)); } order }";
    assert!(nonlocal_core::rename_locals(&tokens(item)).is_none());
}

#[test]
fn a_loop_over_the_result_of_a_result() {
    let walk =
        "fn walk(out: &mut Vec<u32>, more: &[u32]) { for (_, n) in more.iter(1)() { found.push(n); } }";
    factory(&format!(
        "fn run() -> Vec<u32> {{ let mut found = vec![]; {walk} walk(&mut found, &[]); found }}"
    ));
}

/// Looked at twice on each level, they would take years.
#[test]
fn calls_that_are_nested_deeply() {
    for (open, close) in [("[].map(", ")"), ("[].map(with((", "), log))"), ("Some(x).map_or(", ")")] {
        let value = format!("{}n{}", open.repeat(40), close.repeat(40));
        factory(&format!(
            "fn f() -> i64 {{ let mut n = 1; fn g() {{ nonlocal!(n); n += h({value}); }} g(); n }}"
        ));
    }
}

#[test]
fn a_parameter_that_is_called_once_may_have_no_name_or_one_in_parentheses() {
    for name in ["(then)", "((then))", "_", "()", "[then]"] {
        let output = factory(&format!(
            "fn f() {{ let mut n = vec![]; fn g({name}: impl FnOnce()) {{ nonlocal!(n); n.push(1); }} g(|| ()); g(|| ()); }}"
        ));
        assert!(!output.contains("mut (") && !output.contains("mut _ "), "{output}");
    }
}

#[test]
fn what_begins_with_a_block_and_ends_with_one_is_one_expression() {
    for value in [
        "match known.get(0) { _ => 1 } + if known.is_empty() { 1 } else { 2 }",
        "{ known.len() } + { known.len() }",
        "'a: loop { break 'a known.len() } + known.len()",
        "format! { \"{}\", known.len() } + &known[0]",
        "match known.get(0) { _ => *n } = if known.is_empty() { 1 } else { 2 }",
    ] {
        let output = factory(&format!(
            "fn f() -> (impl Fn(), impl Fn()) {{ let mut known = vec![]; fn g() {{ nonlocal!(known); let _x = {value}; known.push(1); }} (g, g) }}"
        ));
        assert!(output.contains("lend"), "{output}");
    }
}

#[test]
fn a_function_that_needs_itself_in_a_part_of_what_it_returns_does_not_go_on_forever() {
    for body in ["both(false); Some(move || n += 1)", "keep(both); Some(move || n += 1)"] {
        let output = factory(&format!(
            "fn f() -> i64 {{ let mut n: i64 = 1; \
             fn both(on: bool) -> Option<impl Fn()> {{ nonlocal!(n); {body} }} let up = both(true); n += 10; n }}"
        ));
        assert!(output.contains("so it has no handle for it"), "{output}");
    }
}
