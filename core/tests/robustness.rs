//! Any token stream into any macro gives tokens: an expansion or a compile error, never a panic.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p nonlocal-core --test robustness` runs it for longer.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;

/// Words of Rust, and of this crate, that make programs which are nearly right.
const WORDS: &[&str] = &[
    "fn",
    "f",
    "g",
    "x",
    "y",
    "count",
    "self",
    "mut",
    "let",
    "if",
    "else",
    "match",
    "for",
    "in",
    "while",
    "loop",
    "return",
    "break",
    "continue",
    "move",
    "async",
    "await",
    "const",
    "static",
    "struct",
    "impl",
    "ref",
    "unsafe",
    "pub",
    "use",
    "where",
    "dyn",
    "as",
    "i64",
    "String",
    "Self",
    "_",
    "nonlocal",
    "println",
    "vec",
    "matches",
    "macro_rules",
    "default",
    "sync",
    "type",
    "derive",
    "r#x",
    "Some",
    "None",
    "LIMIT",
    "__nonlocal_hole_0",
];

const PUNCTUATION: &[&str] = &[
    "=",
    "==",
    "+=",
    "->",
    "=>",
    ",",
    ";",
    ":",
    "::",
    ".",
    "..",
    "..=",
    "&",
    "&&",
    "|",
    "||",
    "*",
    "+",
    "-",
    "!",
    "?",
    "#",
    "<",
    ">",
    "@",
    "$",
    "'a",
    "'_",
    "1",
    "0u8",
    "1.5",
    "\"text\"",
    "\"{x} {y:>count$}\"",
    "'c'",
    "true",
];

/// Factories that are right, to be broken in all ways.
const FACTORIES: &[&str] = &[
    "fn f(mut x: i64) -> impl FnMut() -> i64 { fn g() -> i64 { nonlocal!(x); x += 1; x } g }",
    "fn f(&self, y: &str) -> _ { let (a, mut b) = (1, 2); fn g<'a>(t: &'a str, n: usize) -> &'a str { &t[a..n] } (g, g) }",
    "async fn f<T: Clone>(x: T) -> Vec<Box<dyn Fn()>> { let mut v = vec![]; for i in 0..3 { fn g() { println!(\"{i} {x:?}\"); } v.push(Box::new(g)); } v }",
    "fn f() -> Box<dyn Fn()> { fn g() { fn h() -> S { S { x, ..y } } let z = h; match z { Some(x) if x > y => {} _ => return } } let x = 1; let y = x; { let x = 2; Box::new(g) } }",
    "fn f(x: i64 = 0, #[default(1)] y: i64 = x) { 'l: loop { if let Some(q) = y && q { break 'l; } fn g() { x = y; } let c = |a, b| { g; a + x }; c(1, 2) } }",
    "f [x, y = default] (1, y = 2)",
];

fn token() -> impl Strategy<Value = String> {
    prop_oneof![proptest::sample::select(WORDS), proptest::sample::select(PUNCTUATION)]
        .prop_map(str::to_owned)
}

/// Source text of random tokens in random groups.
fn soup() -> impl Strategy<Value = String> {
    let leaf = proptest::collection::vec(token(), 0..8).prop_map(|tokens| tokens.join(" "));
    leaf.prop_recursive(5, 64, 6, |inner| {
        let group = (0..4usize, inner.clone()).prop_map(|(kind, inner)| match kind {
            0 => format!("({inner})"),
            1 => format!("[{inner}]"),
            2 => format!("{{ {inner} }}"),
            _ => inner,
        });
        proptest::collection::vec(group, 0..6).prop_map(|groups| groups.join(" "))
    })
}

/// One of the factories with some of its tokens removed, doubled, swapped or replaced.
fn broken_factory() -> impl Strategy<Value = TokenStream> {
    let edits = proptest::collection::vec((any::<prop::sample::Index>(), 0..4u8, token()), 0..6);
    (proptest::sample::select(FACTORIES), edits).prop_map(|(factory, edits)| {
        let mut tokens = factory.parse::<TokenStream>().expect("a factory");
        for (at, kind, word) in edits {
            let mut position = at.index(count(&tokens).max(1));
            tokens = edit(tokens, &mut position, kind, &word);
        }
        tokens
    })
}

fn count(tokens: &TokenStream) -> usize {
    tokens.clone().into_iter().fold(0, |sum, token| match token {
        TokenTree::Group(group) => sum + 1 + count(&group.stream()),
        _ => sum + 1,
    })
}

/// Edits the token at `position`, counted through all groups.
fn edit(tokens: TokenStream, position: &mut usize, kind: u8, word: &str) -> TokenStream {
    let mut output: Vec<TokenTree> = Vec::new();
    let mut swapped = None;
    for token in tokens {
        let here = *position == 0;
        *position = position.wrapping_sub(1);
        let token = match token {
            TokenTree::Group(group) if !here => {
                let stream = edit(group.stream(), position, kind, word);
                TokenTree::Group(Group::new(group.delimiter(), stream))
            }
            token => token,
        };
        match kind {
            0 if here => {}
            1 if here => output.extend([token.clone(), token]),
            2 if here => swapped = Some(token),
            3 if here => output.extend(word.parse::<TokenStream>().unwrap_or_default()),
            _ => {
                output.push(token);
                output.extend(swapped.take());
            }
        }
    }
    output.extend(swapped);
    output.into_iter().collect()
}

/// Every entry point with these tokens; what comes back must be tokens that can be printed.
fn expand_all(tokens: &TokenStream) {
    let block = TokenTree::Group(Group::new(Delimiter::Brace, tokens.clone()));
    let function: TokenStream = "fn f(mut x: i64, y: &str)".parse().expect("a signature");
    let whole: TokenStream = function.into_iter().chain([block]).collect();
    let outputs = [
        nonlocal_core::nonlocal(TokenStream::new(), tokens.clone()),
        nonlocal_core::nonlocal(tokens.clone(), TokenStream::new()),
        nonlocal_core::nonlocal(tokens.clone(), whole.clone()),
        nonlocal_core::nonlocal(TokenStream::new(), whole.clone()),
        nonlocal_core::factory(tokens.clone()),
        nonlocal_core::factory(whole),
        nonlocal_core::call(tokens.clone()),
    ];
    for output in outputs {
        let printed = output.to_string();
        let own = tokens.to_string().contains("__nonlocal_hole_");
        let marker = if own { "__nonlocal_hole__" } else { "__nonlocal_hole_" };
        assert!(!printed.contains(marker), "a marker is left: {printed}");
    }
}

/// More cases than usual, if `PROPTEST_CASES` does not say how many.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(3_000);
    ProptestConfig { cases, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_tokens(source in soup()) {
        if let Ok(tokens) = source.parse::<TokenStream>() {
            expand_all(&tokens);
        }
    }

    #[test]
    fn broken_factories(tokens in broken_factory()) {
        expand_all(&tokens);
    }
}
