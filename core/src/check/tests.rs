//! The plan: storage and lowering of each form.

use super::check;
use crate::capture::plan;
use crate::resolve::resolve;
use crate::syntax::{Scan, parse_attribute};

/// The plan of a factory, line by line.
fn planned(args: &str, source: &str) -> Result<Vec<String>, String> {
    let (args, tokens) = (args.parse().expect("options"), source.parse().expect("tokens"));
    let factory =
        parse_attribute(args, &tokens, Scan::of(&tokens).names).expect("a factory").expect("a body");
    let plan = plan(resolve(factory));
    check(&plan).map_err(|mistakes| mistakes.error.to_string())?;
    Ok(plan.text().lines().map(str::to_owned).collect())
}

macro_rules! plans {
    ($($name:ident: $source:literal => [$($line:literal),* $(,)?];)*) => {
        $(#[test]
        fn $name() {
            let expected: &[&str] = &[$($line),*];
            assert_eq!(planned("", $source).expect("a plan"), expected);
        })*
    };
}

/// Plans with locks.
macro_rules! plans_sync {
    ($($name:ident: $source:literal => [$($line:literal),* $(,)?];)*) => {
        $(#[test]
        fn $name() {
            let expected: &[&str] = &[$($line),*];
            assert_eq!(planned("sync", $source).expect("a plan"), expected);
        })*
    };
}

macro_rules! refusals {
    ($($name:ident: $source:literal => $message:literal;)*) => {
        $(#[test]
        fn $name() {
            let message = planned("", $source).expect_err("an error");
            assert!(message.contains($message), "{message}");
        })*
    };
}

plans! {
    one_reader: "fn f(x: Ty) -> Of { fn g() { x; } g }" => ["fn g: inline", "value g: x Owned"];
    one_writer: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } g }"
        => ["fn g: inline", "value g: x Owned; unique"];
    reader_of_a_mut: "fn f(mut x: Ty) -> Of { fn g() { x; } g }" => ["fn g: inline", "value g: x Frozen"];
    last_of_two_moves: "fn f(x: Ty) -> Of { fn g() { x; } (g, g) }"
        => ["fn g: inline", "value g: x Cloned", "value g: x Owned"];
    used_later: "fn f(x: Ty) -> Of { fn g() { x; } let h = g; x; h }" => ["fn g: inline", "value g: x Cloned"];
    used_before: "fn f(x: Ty) -> Of { fn g() { x; } x; g }" => ["fn g: inline", "value g: x Owned"];
    branches: "fn f(x: Ty) -> Of { fn g() { x; } if c { g } else { g } }"
        => ["fn g: inline", "value g: x Owned", "value g: x Owned"];
    writers_in_branches: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } match c { 1 => g, _ => g } }"
        => ["fn g: inline", "value g: x Owned; unique", "value g: x Owned; unique"];
    returned_early: "fn f(x: Ty) -> Of { fn g() { x; } if c { return g; } x; g }"
        => ["fn g: inline", "value g: x Owned", "value g: x Owned"];
    in_a_loop: "fn f(x: Ty) -> Of { fn g() { x; } for i in y { v.push(g); } }"
        => ["fn g: inline", "value g: x Cloned"];
    in_a_loop_that_ends: "fn f(x: Ty) -> Of { fn g() { x; } loop { if c { break g; } } }"
        => ["fn g: inline", "value g: x Owned"];
    labelled_break: "fn f(x: Ty) -> Of { fn g() { x; } 'a: loop { loop { v = g; break 'a; } } }"
        => ["fn g: inline", "value g: x Owned"];
    declared_in_the_loop: "fn f() -> Of { for i in y { fn g() { i; } v.push(g); } }"
        => ["fn g: inline", "value g: i Owned"];
    writer_in_the_loop: "fn f() -> Of { loop { let mut n = 0; fn g() { nonlocal!(n); n += 1; } v.push(g); } }"
        => ["fn g: inline", "value g: n Owned; unique"];
    inner_of_two_levels: "fn f(x: Ty) -> Of { fn g() -> _ { fn h() { x; } h } g }"
        => ["fn g: inline", "  fn h: inline", "  value h: x Cloned", "value g: x Owned"];
    own_variable_of_a_level: "fn f() -> Of { fn g() -> _ { let mut n = 0; fn h() { nonlocal!(n); n += 1; } h } g }"
        => ["fn g: plain", "  fn h: inline", "  value h: n Owned"];
    in_a_lambda: "fn f(x: Ty) -> Of { fn g() { x; } let make = || g; make }"
        => ["fn g: inline", "value g: x Cloned"];
    beside_a_lambda: "fn f(x: Ty) -> Of { fn g() { x; } let other = || x; g }"
        => ["fn g: inline", "value g: x Cloned"];
    owned_receiver: "fn f(self) -> Of { fn g() { self.x; } (g, g) }"
        => ["variable self: named __self_0", "fn g: inline", "value g: self Cloned", "value g: self Owned"];
    shared_receiver: "fn f(&self) -> Of { fn g() { self.x; } (g, g) }"
        => ["fn g: inline", "value g: self Owned", "value g: self Owned"];
    in_an_async_block: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } async move { let h = g; h } }"
        => ["fn g: inline", "value g: x Owned; unique"];
    consumed_after_the_capture: "fn f(mut x: Ty) -> Of { fn g() { x; } let h = g; x.into_bytes(); h }"
        => ["fn g: inline", "value g: x Cloned"];
    handles_are_cloned: "fn f(x: Rc<Cell<Ty>>) -> Of { fn g() { x; } (g, g) }"
        => ["fn g: inline", "value g: x Cloned", "value g: x Owned"];
    shadowed_before_the_use: "fn f(x: Ty) -> Of { fn g() { x; } let h = g; let x = 1; x; h }"
        => ["fn g: inline", "value g: x Owned"];
}

// Futures: what is awaited at once borrows, what is a value owns.
plans! {
    awaited_at_once: "async fn f(mut x: i64) -> Of { async fn g() { nonlocal!(x); x = 1; } g().await; g().await; x }"
        => ["fn g: lifted, x by Mutable"];
    awaited_at_once_untyped: "async fn f() -> Of { let mut x = y(); async fn g() { nonlocal!(x); x = 1; } g().await; x }"
        => ["fn g: lifted, x by Mutable"];
    future_alone: "fn f() -> Of { let mut x = y(); async fn g() { nonlocal!(x); x = 1; } g() }"
        => ["fn g: inline", "future g: x Owned"];
    futures_that_read: "fn f(x: Ty) -> Of { async fn g() { x; } (g(), g()) }"
        => ["fn g: lifted, x by Reference", "future g: x Cloned", "future g: x Owned"];
    futures_that_change: "fn f(mut x: Ty) -> Of { async fn g() { nonlocal!(x); x = 1; } (g(), g()) }"
        => ["fn g: inline", "cell 0 before g: x", "call g: in cells", "  future g: x Shared", "call g: in cells", "  future g: x Shared"];
    future_in_a_loop: "fn f(mut x: Ty) { async fn g() { nonlocal!(x); x = 1; } loop { h(g()) } }"
        => ["fn g: inline", "cell 0 before g: x", "call g: in cells", "  future g: x Shared"];
    async_block_that_takes: "fn f(x: Ty) { async fn g() { x; } loop { h(async move { g().await }) } }"
        => ["fn g: lifted, x by Reference", "call g: x Cloned"];
    handler: "fn f(mut x: Ty) -> Of { async fn g() { nonlocal!(x); x = 1; } h(g) }"
        => ["fn g: inline", "cell 0 before g: x", "value g: x Shared; its futures own"];
    handler_with_a_reference: "fn f(mut x: Ty) -> Of { async fn g(y: &C) { nonlocal!(x); x = 1; } h(g) }"
        => ["fn g: inline", "value g: x Cell"];
    handler_that_changes: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x.y(); } h.on(g) }"
        => ["fn g: inline", "  evaluation of x: holds mut x", "value g: x Cell"];
    handler_of_a_known_caller: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x.y(); } iter::from_fn(g) }"
        => ["fn g: inline", "value g: x Owned; unique"];
    asked_as_async: "fn f(mut x: Ty) -> impl AsyncFnMut() { async fn g() { nonlocal!(x); x = 1; } g }"
        => ["fn g: inline", "value g: x Owned"];
    awaited_operand: "fn f(mut x: Ty) -> Of { async fn g() { nonlocal!(x); x.push(y().await); } (g, g) }"
        => ["fn g: inline", "  evaluation of y: holds mut x, first operands 0", "cell 0 before g: x", "value g: x Shared; its futures own", "value g: x Shared; its futures own"];
    recursive_future: "async fn f(mut x: i64) { async fn g() { nonlocal!(x); x = 1; g().await } g().await }"
        => ["fn g: lifted, x by Mutable"];
    recursive_future_untyped: "async fn f() { let mut x = y(); async fn g() { nonlocal!(x); x = 1; g().await } g().await }"
        => ["fn g: tied 0, x by Mutable"];
}

// Several users, and somebody changes it.
plans! {
    cell_in_a_tuple: "fn f() -> Of { let (x, y) = (Cell::new(0), 1); fn g() { x; } fn h() { x; } (g, h) }" => [
        "fn g: inline, a closure holds x",
        "fn h: inline, a closure holds x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value h: x Shared",
    ];
    cell_as_a_parameter: "fn f(x: Box<RefCell<Ty>>) -> Of { fn g() { &x; } fn h() { &x; } (g, h) }" => [
        "fn g: inline, a closure holds x",
        "fn h: inline, a closure holds x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value h: x Shared",
    ];
    cells_are_not_copied: "fn f() -> Of { let x = Cell::new(0); fn g() { x.set(1); } fn h() { x.get(); } (g, h) }" => [
        "fn g: inline, a closure holds x",
        "fn h: inline, a closure holds x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value h: x Shared",
    ];
    getter_and_setter: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } fn h() { x; } (h, g) }" => [
        "fn g: inline, a closure holds mut x",
        "fn h: inline, a closure holds x",
        "cell 0 before h: x",
        "value h: x Shared",
        "value g: x Shared",
    ];
    inner_writer_of_an_outer_variable: "fn f(mut x: Ty) -> Of { fn g() -> _ { fn h() { nonlocal!(x); x = 1; } h } g }" => [
        "fn g: inline",
        "  fn h: inline, a closure holds mut x",
        "  value h: x Shared",
        "cell 0 before g: x",
        "value g: x Shared",
    ];
    made_in_a_macro_that_may_repeat: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } repeat! { let h = g; h; } }"
        => ["fn g: inline, a closure holds mut x", "cell 0 before g: x", "value g: x Shared"];
    two_writers: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } fn h() { nonlocal!(x); x = 2; } (g, h) }" => [
        "fn g: inline, a closure holds mut x",
        "fn h: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value h: x Shared",
    ];
    writer_made_in_a_loop: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } for i in y { v.push(g); } }"
        => ["fn g: inline, a closure holds mut x", "cell 0 before g: x", "value g: x Shared"];
    writer_used_twice: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } (g, g) }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
    ];
    only_one_of_two_variables: "fn f(mut x: Ty, y: Ty) -> Of { fn g() { nonlocal!(x); x = y; } fn h() { x; y; } (g, h) }" => [
        "fn g: inline, a closure holds mut x",
        "fn h: inline, a closure holds x",
        "cell 0 before g: x",
        "value g: x Shared and y Cloned",
        "value h: x Shared and y Owned",
    ];
    shared_and_called_by_the_factory: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); g(); h }" => [
        "fn g: lifted, x by Mutable, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "call g: in cells, holds mut x",
    ];
    shared_number_used_by_the_factory: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x += x; h }"
        => ["fn g: inline", "cell 0 before g: scalar x", "value g: x Shared", "value g: x Shared"];
    reader_beside_readers: "fn f(x: Ty) -> Of { fn g() { x; } fn h() { x; } (g, h) }"
        => ["fn g: inline", "fn h: inline", "value g: x Cloned", "value h: x Owned"];
}

// Shared by the factory and closures.
plans! {
    read_after_a_writer: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; x; h }"
        => ["fn g: inline, a closure holds mut x", "cell 0 before g: x", "value g: x Shared"];
    writer_and_move_lambda: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let p = move || x; (g, p) }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before x: x",
        "lambda of x: handle of cell 0",
        "value g: x Shared",
    ];
    returned_behind_an_or: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; a || { let b = 1; return b; }; x }"
        => ["fn g: inline, a closure holds mut x", "cell 0 before g: x", "value g: x Shared"];
    moved_call_and_used_later: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } let l = move || g(); x }" => [
        "fn g: lifted, x by Mutable",
        "cell 0 before g: x",
        "lambda of g: handle of cell 0",
        "  call g: in cells, holds mut x",
        "    call g: x Shared",
    ];
    used_by_the_factory: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x.push(1); h }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "evaluation of x: holds mut x",
    ];
    from_a_pattern: "fn f(y: Ty) -> Of { if let Some(mut x) = y { fn g() { nonlocal!(x); x = 1; } v((g, g)) } }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
    ];
    made_in_a_function_that_is_called: "fn f(mut x: i64) -> Of { fn h() -> C { fn g() { nonlocal!(x); x = 1; } D(g, g) } h(); h() }" => [
        "fn h: inline",
        "  fn g: inline, a closure holds mut x",
        "  value g: x Shared",
        "  value g: x Shared",
        "cell 0 before h: x",
        "call h: in cells",
        "  call h: x Shared",
        "call h: in cells",
        "  call h: x Shared",
    ];
}

// What is called by name: `function(variable: how it is passed)`.
plans! {
    copy_that_is_read: "fn f(x: i64) -> Of { fn g() { x; } g() }" => ["fn g: lifted, x by Value"];
    shared_reference: "fn f(x: &Ty) -> Of { fn g() { x; } g() }" => ["fn g: lifted, x by Value"];
    owned_that_is_read: "fn f(x: Ty) -> Of { fn g() { x; } g() }" => ["fn g: lifted, x by Reference"];
    declared_nonlocal: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } g() }"
        => ["fn g: lifted, x by Mutable"];
    read_through_another: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } fn h() { x; g(); } h() }"
        => ["fn g: lifted, x by Mutable", "fn h: lifted, x by Mutable"];
    mutable_reference: "fn f(x: &mut Ty) -> Of { fn g() { nonlocal!(x); x.y = 1; } fn h() { x; } g(); h() }"
        => ["fn g: lifted, x by Reborrow", "fn h: lifted, x by Peek"];
    mutable_reference_that_is_replaced: "fn f(mut x: &mut Ty) -> Of { fn g() { nonlocal!(x); x = y; } g() }"
        => ["fn g: lifted, x by Mutable"];
    reference_to_a_copy_is_returned: "fn f(x: i64) -> Of { fn g() -> &i64 { &x } g() }"
        => ["fn g: lifted, x by Reference"];
    nonlocal_of_a_cell: "fn f(x: &Cell<i64>) -> Of { fn g() { nonlocal!(x); x.set(1); } g() }"
        => ["fn g: lifted, x by Value"];
    called_and_a_value: "fn f(x: Ty) -> Of { fn g() { x; } g(); g }"
        => ["fn g: lifted, x by Reference", "value g: x Owned"];
    value_in_itself: "fn f(x: Ty) -> Of { fn g() { h(g); } g }" => ["fn g: plain"];
    value_in_itself_that_captures: "fn f(x: Ty) -> Of { fn g() { x; h(g); } g }"
        => ["fn g: lifted, x by Reference", "  value g: x Cloned", "value g: x Owned"];
    unknown_type: "fn f() -> Of { let x = y(); fn g() { x; } g(); g() }" => ["fn g: inline"];
    known_by_its_value: "fn f() -> Of { let a = 1u8; let b = \"\"; let c = (a, true); let d = [c; 2]; let e = &d; fn g() { e; } g() }"
        => ["fn g: lifted, e by Value"];
    known_by_its_name: "fn f(x: Ty) -> Of { let y = x; let z = y.clone(); fn g() { z; } g() }"
        => ["fn g: lifted, z by Reference"];
    known_by_destructuring: "fn f() -> Of { let (a, mut b): (i64, Ty) = c(); fn g() { nonlocal!(b); a; b = c; } g() }"
        => ["fn g: lifted, a by Value and b by Mutable"];
    known_by_the_range: "fn f(n: usize) -> Of { for i in 0..n { fn g() { i; } g(); } }"
        => ["fn g: lifted, i by Value"];
    known_by_a_cast: "fn f() -> Of { let x = y as u8; fn g() { x; } g() }" => ["fn g: lifted, x by Value"];
    known_by_a_constructor: "fn f() -> Of { let x = Vec::<u8>::new(); let w = vec![1.5f32]; fn g() { &x; &w; } g() }"
        => ["fn g: lifted, x by Reference and w by Reference"];
    guessed_of_a_struct_literal: "fn f() -> Of { let x = P { z: 1 }; fn g() { x; g(); } g() }"
        => ["fn g: tied 0, x by Reference"];
    maybe_generic: "fn f() -> Of { let x = P { z: 1 }; fn g() { x; } g() }" => ["fn g: inline"];
    known_with_an_open_lifetime: "fn f(x: &mut Ty<'_>) -> Of { fn g() { nonlocal!(x); x.y = 1; } g() }"
        => ["fn g: lifted, x by Reborrow"];
    not_known_with_a_hole: "fn f() -> Of { let x: Vec<_> = y(); fn g() { x; } g() }" => ["fn g: inline"];
    called_after_the_value_was_cloned: "fn f(x: Ty) -> Of { fn g() { x; } fn h() { x; } let v = g; h(); v }"
        => ["fn g: inline", "fn h: lifted, x by Reference", "value g: x Cloned"];
    called_in_a_lambda: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } let l = || g(); l(); x }"
        => ["fn g: lifted, x by Mutable"];
    called_in_a_move_lambda_alone: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } move || { g(); g() } }"
        => ["fn g: lifted, x by Mutable", "call g: x Owned", "call g: x Owned"];
    moved_in_each_turn: "fn f() -> Of { for i in y { let mut x: i64 = 0; fn g() { nonlocal!(x); x = 1; } v.push(move || g()); } }"
        => ["fn g: lifted, x by Mutable", "call g: x Owned"];
    generic_of_the_factory: "fn f<T>(x: T) -> Of { fn g<T>(y: T) { x; } g(1) }"
        => ["fn g: lifted, x by Reference"];
}

// What only rustc can type: tied, and generic.
plans! {
    called_with_self_type: "fn f(&self, x: u8) -> Of { fn g<T>() { x; Self::new(); } g::<u8>() }"
        => ["fn g: tied 0, x by Value"];
    calls_itself_through_another: "fn f() -> Of { let x = y(); fn g() { x; h(); } fn h() { g(); } g() }"
        => ["fn g: tied 0, x by Reference", "fn h: tied 0, x by Reference"];
    calls_itself_untyped: "fn f() -> Of { let x = y(); fn g() { x; g(); } g() }"
        => ["fn g: tied 0, x by Reference"];
    calls_itself_with_self: "fn f(&self) -> Of { fn g() { self.x; g(); } g() }"
        => ["fn g: tied 0, self by Value"];
    generic_untyped: "fn f() -> Of { let x = y(); fn g<T>(t: T) { x; } g(1) }"
        => ["fn g: tied 0, x by Reference"];
    type_hidden_at_the_function: "fn f(x: Ty) -> Of { { struct Ty; fn g() { x; g(); } g() } }"
        => ["fn g: tied 0, x by Reference"];
}

// Cells: what is made where, and what evaluations, calls, closures and lambdas hold of it.
plans! {
    changed_behind_an_unknown_method: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x.unknown().len(); h }"
        => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "evaluation of x: holds mut x",
    ];
    held_by_an_evaluation: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; x.push(1); h }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "evaluation of x: holds mut x",
    ];
    looked_at_by_an_evaluation: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; x.len(); h }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "evaluation of x: holds x",
    ];
    evaluations_in_evaluations: "fn f(mut x: Ty, mut y: Ty) -> Of { fn g() { nonlocal!(x, y); x = 1; y = 1; } let h = g; if x.ready({ y.push(1); 2 }) { x.pop(); } h }" => [
        "fn g: inline, a closure holds mut x and mut y",
        "cell 0 before g: x and y",
        "value g: x Shared and y Shared",
        "evaluation of y: holds mut x, first operands 0",
        "  evaluation of y: holds mut y",
        "evaluation of x: holds mut x",
    ];
    numbers_are_scalars: "fn f() -> Of { let (mut n, mut x) = (0i64, vec![1u8]); fn g() { nonlocal!(n); n += 1; } fn h() { nonlocal!(x); x = y; } (g, g, h, h) }" => [
        "fn g: inline",
        "fn h: inline, a closure holds mut x",
        "cell 0 before g: scalar n and x",
        "value g: n Shared",
        "value g: n Shared",
        "value h: x Shared",
        "value h: x Shared",
    ];
    cells_before_two_statements: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let v = (g, g); let mut y: Ty = z(); fn h() { nonlocal!(y); y = 1; } (v, h, h) }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "fn h: inline, a closure holds mut y",
        "cell 1 before v: y",
        "value h: y Shared",
        "value h: y Shared",
    ];
    taken_with_a_move_lambda: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let p = move || x.len(); (g, p) }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before x: x",
        "lambda of x: handle of cell 0",
        "  evaluation of x: holds x",
        "value g: x Shared",
    ];
    lambda_in_a_lambda: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let p = move || move || x.len(); (g, p) }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before x: x",
        "lambda of x: handle of cell 0",
        "  lambda of x: handle of cell 0",
        "    evaluation of x: holds x",
        "value g: x Shared",
    ];
    called_in_cells: "fn f(mut x: Vec<u8>) -> Of { fn g(y: usize) { nonlocal!(x); x.push(1); } let h = (g, g); g(y()); h }" => [
        "fn g: lifted, x by Mutable, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "call g: in cells, holds mut x, first arguments 0",
    ];
    called_in_place_in_cells: "fn f() -> Of { let mut x = y(); fn g(z: usize) { nonlocal!(x); x.push(1); } let h = (g, g); g(x.len()); h }" => [
        "fn g: inline",
        "  evaluation of x: holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "value g: x Shared",
        "call g: in cells, first arguments 0",
        "  evaluation of x: holds x",
    ];
    needless_mut: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; let mut p = || x.push(1); p(); h }" => [
        "fn g: inline, a closure holds mut x",
        "cell 0 before g: x",
        "value g: x Shared",
        "statement of x: its `mut` is needless",
        "evaluation of x: holds mut x",
    ];
}

// Cells with locks.
plans_sync! {
    one_lock: "fn f(mut x: Ty, mut y: Ty) -> Of { fn g() { nonlocal!(x, y); x = 1; y = 1; } let h = g; x.push(y.len()); h }" => [
        "fn g: inline, a closure holds mut x and mut y",
        "cell 0 before g: x and y",
        "value g: x Shared and y Shared",
        "evaluation of y: holds mut x and y",
    ];
    two_locks_in_one_order: "fn f(mut x: Ty, mut y: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } fn h() { nonlocal!(y); y = 1; } let v = (g, h); y.push(x.len()); v }" => [
        "fn g: inline, a closure holds mut x",
        "fn h: inline, a closure holds mut y",
        "cell 0 before g: x",
        "cell 1 before g: y",
        "value g: x Shared",
        "value h: y Shared",
        "evaluation of x: holds x and mut y",
    ];
    numbers_are_locked_too: "fn f(mut n: i64) -> Of { fn g() { nonlocal!(n); n += 1; } let h = (g, g); n.count(); h }" => [
        "fn g: inline, a closure holds mut n",
        "cell 0 before g: n",
        "value g: n Shared",
        "value g: n Shared",
        "evaluation of n: holds mut n",
    ];
}

// Arguments, uses and names.
plans! {
    arguments_before_the_closure: "fn f() -> Of { let mut x = y(); fn g(a: u8, b: u8, c: u8) { nonlocal!(x); x = a; } g(z(), 1, x) }"
        => ["fn g: lifted, x by Mutable", "call g: first arguments 0 and 2"];
    frozen_behind_a_clone: "fn f(mut x: Ty) -> Of { fn g() { x; } let h = g; x.y(); h }"
        => ["fn g: inline", "value g: x Cloned", "use x: frozen"];
    frozen_in_a_function_that_is_called: "fn f(mut x: Ty) -> Of { fn g() { x.y(); } x = z(); g() }"
        => ["fn g: lifted, x by Reference", "  use x: frozen"];
    read_before_the_arguments: "fn f(mut n: i64) -> Of { fn g() -> u8 { nonlocal!(n); n += 1; 2 } println!(\"{n} {}\", g()); }"
        => ["fn g: lifted, n by Mutable", "use n: early"];
    a_copy_in_a_move_lambda: "fn f(mut n: i64) -> Of { fn g() { nonlocal!(n); n += 1; let m = v.iter().map(move |x| x * n).sum(); } g() }"
        => ["fn g: lifted, n by Mutable", "  use n: a copy"];
    renamed_where_it_is_hidden: "fn f(x: Ty) -> Of { fn g() { x; } let h = g; { let x = 1; v(g, x) } }"
        => ["variable x: named __x_0", "fn g: inline", "value g: x Cloned", "value g: x Owned"];
    renamed_of_one_name: "fn f(x: Ty) -> Of { fn g() { x; } let x = 2; fn h() { x; g(); } h() }"
        => ["variable x: named __x_0", "fn g: lifted, x by Reference", "fn h: inline"];
    exclusive_behind_a_reference: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let y = &x; g }"
        => ["fn g: inline", "value g: x Owned, exclusive; unique"];
    unique_where_it_could_be_copied: "fn f(mut n: u8) -> Of { fn g() { nonlocal!(n); n = 1; } g }"
        => ["fn g: inline", "value g: n Owned; unique"];
    not_unique_behind_impl: "fn f(mut n: u8) -> impl FnMut() { fn g() { nonlocal!(n); n = 1; } g }"
        => ["fn g: inline", "value g: n Owned"];
    told_its_signature: "fn f(x: Ty) -> impl Fn(&str) -> &str { fn g(s: &str) -> &str { x; s } g }"
        => ["fn g: inline", "value g: x Owned; told its type"];
}

// What becomes of functions.
plans! {
    shared_with_a_recursive_maker: "fn f(mut x: i64) -> Of { fn h() -> C { fn g() { nonlocal!(x); x = 1; } h(); D(g, g) } h() }" => [
        "fn h: tied 0, x by Handle",
        "  fn g: inline, a closure holds mut x",
        "  call h: in cells",
        "    call h: x Shared",
        "  value g: x Shared",
        "  value g: x Shared",
        "cell 0 before h: x",
        "call h: in cells",
        "  call h: x Shared",
    ];
    captures_nothing: "fn f(x: Ty) -> Of { fn g() { 1 } g() }" => ["fn g: plain"];
    unused: "fn f(x: Ty) -> Of { fn g() { x; } x }" => ["fn g: unused, a closure"];
    unused_that_calls: "fn f(x: Ty) -> Of { fn g() { x; h(); } fn h() { x; } h() }"
        => ["fn g: unused, a function", "fn h: lifted, x by Reference"];
    tied_together: "fn f() -> Of { let x = y(); fn g(n: u8) { x; h(n); } fn h(n: u8) { g(n); } fn k() { x; k(); } g(1); k() }"
        => ["fn g: tied 0, x by Reference", "fn h: tied 0, x by Reference", "fn k: tied 1, x by Reference"];
    stores_a_parameter: "fn f() -> Of { let mut x: Vec<&str> = vec![]; fn g(s: &str) { nonlocal!(x); x.push(s); } g(y); x.len() }"
        => ["fn g: tied 0, x by Mutable, stores parameter 0"];
    nested_levels: "fn f(x: Ty) -> Of { fn g() -> _ { let y: Ty = z(); fn h() { x; y; } h } g }"
        => ["fn g: inline", "  fn h: inline", "  value h: x Cloned and y Owned", "value g: x Owned"];
}

refusals! {
    changed_after_capture: "fn f(mut x: Ty) -> Of { fn g() { x; } let h = g; x += 1; h }" => "after";
    changed_in_the_loop: "fn f() -> Of { let mut i = 0; while i < 3 { fn g() { i; } v.push(g); i += 1; } }" => "after";
    changed_by_a_growing_method: "fn f(mut x: Ty) -> Of { fn g() { x; } let h = g; x.push(1); h }" => "after";
    named_before_an_equals_sign: "fn f(mut x: Ty) -> Of { fn g() { x; } let h = g; set!(x = 5); h }" => "may change `x`";
    declared_by_a_macro: "fn f(x: Ty) -> Of { fn g() { x; } decl!(x); g }" => "may declare another `x`";
    value_in_an_unknown_macro: "fn f(x: Ty) -> Of { fn g() { x; } twice!(g) }" => "arguments of this macro";
    type_hidden_at_the_use: "fn f(x: Ty) -> Of { fn g() { x as Num; } { type Num = u8; v(g) } }" => "mentions `Num`";
    names_from_a_glob_at_the_use: "fn f(x: Ty) -> Of { fn g() { x; } { use a::*; v(g) } }" => "`use` with `*`";
    macro_defined_in_between: "fn f(x: Ty) -> Of { fn g() { x + val!(); } macro_rules! val { () => {} } g }" => "mentions `val`";
    bound_nearer_later: "fn f(x: Ty) -> Of { fn g() -> _ { fn h() { x; } let x = 2; h } g }" => "binds `x` later";
    under_cfg: "fn f(x: Ty) -> Of { fn g() { x; } #[cfg(a)] let x = 1; g }" => "under `#[cfg]`";
    called_before_bound: "fn f() -> Of { fn g() { x; } g(); let x: i64 = 1; x }" => "before the variable `x`";
    held_by_a_closure_of_a_call: "fn f(mut x: i64) -> Of { fn g() -> C { fn h() { x; } D(h) } let c = g(); x = 2; c }" => "take `x` as a parameter";
    reference_in_an_unreadable_macro: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; m!(x => 1); } g() }" => "as a reference";
    waits_without_a_handle: "fn f(mut x: Ty) -> Of { async fn g<T>(y: T) { nonlocal!(x); T::h(x); } i(g::<u8>(1)); g(2) }" => "async";
    shared_across_an_await: "async fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x.push(y().await); h }" => "across the `.await`";
    shared_and_kept: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); let ref y = x; h }" => "would be kept here";
    shared_where_a_macro_cannot_be_read: "fn f(mut x: i64) -> Of { fn g() { nonlocal!(x); x = 1; } let h = (g, g); m!(x => 1); h }" => "what this macro does";
    generic_around_what_is_tied: "fn f() -> Of { let x = y(); fn g(n: usize) { x(); fn h<T>(t: T) { n; g(n); } h(2); } g }" => "is generic and captures `x`";
    called_while_held: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; } let h = g; x.push(h()); h }" => "to itself for this statement";
    shared_and_to_be_sent: "fn f(mut x: Ty) -> Box<dyn Fn() + Send> { fn g() { nonlocal!(x); x = 1; } h(g, g) }" => "nonlocal(sync)";
    shared_in_an_unreadable_macro: "fn f(mut x: Ty) -> Of { fn g() { nonlocal!(x); x = 1; m!(x => 1); } (g, g) }" => "as a reference";
}
