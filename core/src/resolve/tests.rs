//! Which binding each captured name means, and which names are left alone.

use super::{FnId, Hole, Resolved, Target, resolve};
use crate::syntax::{Scan, parse_attribute};

fn resolved(source: &str) -> Resolved {
    let tokens = source.parse().expect("tokens");
    let factory = parse_attribute(proc_macro2::TokenStream::new(), &tokens, Scan::of(&tokens).names)
        .expect("a factory")
        .expect("a body");
    resolve(factory)
}

/// The captures of a factory, in source order: `function:name=number of the binding of that name`.
fn captures(source: &str) -> Vec<String> {
    let resolved = resolved(source);
    let uses = resolved.uses.iter().filter(|used| used.function != FnId::ROOT);
    uses.filter_map(|used| match used.target {
        Target::Variable(id) if resolved.bindings[id].owner != used.function => {
            let same = |binding: &&super::tree::Binding| binding.ident == used.ident;
            let number = resolved.bindings.rows()[..id.0].iter().filter(same).count();
            let function = &resolved.functions[used.function].sig.ident;
            Some(format!("{function}:{}={number}", used.ident))
        }
        _ => None,
    })
    .collect()
}

macro_rules! captures {
    ($($name:ident: $source:literal => [$($capture:literal),*];)*) => {
        $(#[test]
        fn $name() {
            let expected: &[&str] = &[$($capture),*];
            assert_eq!(captures($source), expected);
        })*
    };
}

captures! {
    parameters: "fn f(x: i32) { fn g() { x; } }" => ["g:x=0"];
    nearest_before: "fn f(x: i32) { let x = x; fn g() { x; } let x = 2; }" => ["g:x=1"];
    first_that_follows: "fn f() { fn g() { x; } let x = 1; let x = 2; }" => ["g:x=0"];
    follows_in_a_block_around: "fn f() { { fn g() { x; } } { let x = 0; } let x = 1; }" => ["g:x=1"];
    not_what_follows_inside_another_block: "fn f() { fn g() { x; } { let x = 1; } }" => [];
    own_parameter: "fn f(x: i32) { fn g(x: i32) { x; } }" => [];
    own_let_shadows_from_there: "fn f(x: i32) { fn g() { x; let x = 1; x; } }" => ["g:x=0"];
    let_value_sees_the_outer: "fn f(x: i32) { fn g() { let x = x; x; } }" => ["g:x=0"];
    inner_block_ends: "fn f(x: i32) { fn g() { { let x = 1; x; } x; } }" => ["g:x=0"];
    two_levels: "fn f(x: i32) { fn g(y: i32) { fn h() { x + y; } } }" => ["h:x=0", "h:y=0"];
    closure_parameter: "fn f(x: i32) { fn g() { |x| x; |y| x; } }" => ["g:x=0"];
    match_arm: "fn f(x: i32, y: i32) { fn g() { match y { x if x > y => x, _ => x } } }" => ["g:y=0", "g:y=0", "g:x=0"];
    or_pattern: "fn f(x: i32, y: i32) { fn g() { match y { A(x) | B(x) => x, None => x } } }" => ["g:y=0", "g:x=0"];
    at_pattern: "fn f(x: i32) { fn g() { if let x @ Some(_) = x { x; } x; } }" => ["g:x=0", "g:x=0"];
    let_chain: "fn f(x: i32) { fn g() { if let Some(x) = x && x > 0 { x; } else { x; } } }" => ["g:x=0", "g:x=0"];
    let_else: "fn f(x: i32) { fn g() { let Some(x) = x else { x; return }; x; } }" => ["g:x=0", "g:x=0"];
    while_let: "fn f(x: i32) { fn g() { while let Some(x) = x { x; } } }" => ["g:x=0"];
    for_loop: "fn f(x: i32) { fn g() { for x in x { x; } } }" => ["g:x=0"];
    loop_variable: "fn f() { for i in 0..3 { fn g() { i; } } }" => ["g:i=0"];
    struct_shorthand: "fn f(x: i32, s: S) { fn g() { S { x, y: 1 }; let S { x } = s; x; } }" => ["g:x=0", "g:s=0"];
    struct_rename: "fn f(x: i32) { fn g(s: S) { let S { x: y, .. } = s; x; y; } }" => ["g:x=0"];
    struct_update: "fn f(x: S) { fn g() { S { y: 1, ..x }; } }" => ["g:x=0"];
    fields_and_methods: "fn f(x: i32) { fn g(s: S) { s.x; s.x(); s.x::<u8>(); S::x; x::y; } }" => [];
    labels_and_lifetimes: "fn f(x: i32) { fn g<'x>(_: &'x u8) { 'x: loop { break 'x; } } }" => [];
    label_of_a_block: "fn f(x: i32) { fn g() { 'x: { break 'x x; } } }" => ["g:x=0"];
    raw_identifier: "fn f(r#x: i32, r#type: i32) { fn g() { x; r#type; } }" => ["g:x=0", "g:r#type=0"];
    macro_name: "fn f(x: i32) { fn g() { x!(); } }" => [];
    types: "fn f(x: i32) { fn g(_: x) -> x { let _: x = x::new(); <x>::y; } }" => [];
    const_item: "fn f(x: i32) { const x: i32 = 1; fn g() { x; } }" => [];
    const_between: "fn f(x: i32) { { const x: i32 = 1; fn g() { x; } } fn h() { x; } }" => ["h:x=0"];
    static_item: "fn f(x: i32) { fn g() { static x: i32 = 1; x; } }" => [];
    imported: "fn f(max: i32) { fn g() { use std::cmp::{max, min as x}; max; x; } }" => [];
    const_generic: "fn f(n: i32) { fn g<const n: usize>() { n; } }" => [];
    tuple_struct: "fn f(X: i32) { fn g() { struct X(i32); X(1); } }" => [];
    items_keep_their_own: "fn f(x: i32) { impl S { fn m() { x; } } mod m { fn n() { x; } } const C: i32 = x; }" => [];
    constants_in_patterns: "fn f(o: O) { match o { None => { fn g() -> O { None } } } }" => [];
    println_arguments: "fn f(x: i32) { fn g() { println!(\"{}\", x); } }" => ["g:x=0"];
    println_inline: "fn f(x: i32, w: usize) { fn g() { println!(\"{x:>w$} {{y}}\"); } }" => ["g:x=0", "g:w=0"];
    println_named: "fn f(x: i32, y: i32) { fn g() { println!(\"{x}\", x = y); } }" => ["g:y=0"];
    assert_message: "fn f(x: i32) { fn g() { assert!(x > 0, \"{x}\"); } }" => ["g:x=0", "g:x=0"];
    assert_equal: "fn f(x: i32) { fn g() { assert!(x == 1); assert_eq!(x, 1); my!(x => 1); } }" => ["g:x=0", "g:x=0", "g:x=0"];
    vec_macro: "fn f(x: i32, n: usize) { fn g() { vec![x; n]; } }" => ["g:x=0", "g:n=0"];
    matches_macro: "fn f(x: i32, y: i32) { fn g() { matches!(y, Some(x) if x > 0); } }" => ["g:y=0"];
    write_macro: "fn f(x: i32) { fn g(w: W) { write!(w, \"{x}\"); } }" => ["g:x=0"];
    words_only: "fn f(x: i32) { fn g() { stringify!(x); } }" => [];
    unknown_macro: "fn f(x: i32) { fn g() { my::log!(x, name = x); } }" => ["g:x=0", "g:x=0"];
    statements_in_a_macro: "fn f(x: i32) { fn g() { run! { let y = x; y; } } }" => ["g:x=0"];
    async_and_const_blocks: "fn f(x: i32) { fn g() { async { x }; const { y }; unsafe { x }; } }" => ["g:x=0", "g:x=0"];
    assignment: "fn f(a: i32, b: i32) { fn g() { (a, b) = (b, a); } }" => ["g:b=0", "g:a=0", "g:a=0", "g:b=0"];
    this: "fn f(&self) { fn g() { self.x; } }" => ["g:self=0"];
    sibling_of_the_same_name: "fn f() { { let x = 1; fn g() { x; } } { let x = 2; fn g() { x; } } }" => ["g:x=0", "g:x=1"];
}

#[test]
fn nested_functions_are_found_in_their_whole_block() {
    let resolved = resolved("fn f() { g(); { fn g() {} g(); } fn g() { g(); } let g = 1; g; }");
    let targets: Vec<Target> = resolved.uses.iter().map(|used| used.target).collect();
    let (outer, inner) = (Target::Nested(FnId(1)), Target::Nested(FnId(2)));
    assert!(matches!(targets[..], [a, b, c, Target::Variable(_)] if a == outer && b == inner && c == outer));
}

#[test]
fn every_name_of_the_factory_is_a_hole() {
    let resolved = resolved("fn f(x: i32) { fn g() { x + 1 } g }");
    assert_eq!(resolved.functions.len(), 2);
    let (root, nested) = (&resolved.functions[FnId::ROOT], &resolved.functions[FnId(1)]);
    let mut holes = Vec::new();
    for template in [&root.patterns[0], &root.body, &nested.body] {
        let filled = template.fill(&mut |hole, _, _| {
            holes.push(match hole {
                Hole::Declaration(_) => "declaration",
                Hole::Definition(_) => "definition",
                Hole::Statement(_) => "statement",
                Hole::Use(_) => "use",
                _ => "other",
            });
        });
        assert!(!filled.to_string().contains('_'), "{filled}");
    }
    assert_eq!(holes, ["declaration", "definition", "statement", "use", "other"]);
}
