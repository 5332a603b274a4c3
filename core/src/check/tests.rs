//! The plan: storage and lowering of each form (design 4).

use super::check;
use crate::capture::plan;
use crate::resolve::{BindingId, resolve};
use crate::syntax::{Scan, parse_attribute};

/// The captures of all closure values, in the order of the functions: `closure:variable=storage`.
fn planned(source: &str) -> Result<Vec<String>, String> {
    let tokens = source.parse().expect("tokens");
    let factory = parse_attribute(proc_macro2::TokenStream::new(), &tokens, Scan::of(&tokens).names)
        .expect("a factory")
        .expect("a body");
    let plan = plan(resolve(factory));
    check(&plan).map_err(|error| error.to_string())?;
    let mut captures = Vec::new();
    for closure in plan.facts.capturing() {
        let function = plan.cx().name(closure);
        let name = |binding: BindingId| &plan.resolved.bindings[binding].ident;
        for passed in plan.lifted(closure).unwrap_or_default() {
            captures.push(format!("{function}({}: {:?})", name(passed.binding), passed.by));
        }
        for &value in plan.facts.values(closure) {
            for capture in plan.captures(value) {
                let variable = name(capture.binding);
                captures.push(format!("{function}:{variable}={:?}", capture.storage));
            }
        }
    }
    Ok(captures)
}

macro_rules! plans {
    ($($name:ident: $source:literal => [$($capture:literal),*];)*) => {
        $(#[test]
        fn $name() {
            let expected: &[&str] = &[$($capture),*];
            assert_eq!(planned($source).expect("a plan"), expected);
        })*
    };
}

macro_rules! refusals {
    ($($name:ident: $source:literal => $message:literal;)*) => {
        $(#[test]
        fn $name() {
            let message = planned($source).expect_err("an error");
            assert!(message.contains($message), "{message}");
        })*
    };
}

plans! {
    one_reader: "fn f(x: A) -> B { fn g() { x; } g }" => ["g:x=Owned"];
    one_writer: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } g }" => ["g:x=Owned"];
    reader_of_a_mut: "fn f(mut x: A) -> B { fn g() { x; } g }" => ["g:x=Frozen"];
    last_of_two_moves: "fn f(x: A) -> B { fn g() { x; } (g, g) }" => ["g:x=Cloned", "g:x=Owned"];
    used_later: "fn f(x: A) -> B { fn g() { x; } let h = g; x; h }" => ["g:x=Cloned"];
    used_before: "fn f(x: A) -> B { fn g() { x; } x; g }" => ["g:x=Owned"];
    branches: "fn f(x: A) -> B { fn g() { x; } if c { g } else { g } }" => ["g:x=Owned", "g:x=Owned"];
    writers_in_branches: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } match c { 1 => g, _ => g } }"
        => ["g:x=Owned", "g:x=Owned"];
    returned_early: "fn f(x: A) -> B { fn g() { x; } if c { return g; } x; g }" => ["g:x=Owned", "g:x=Owned"];
    in_a_loop: "fn f(x: A) -> B { fn g() { x; } for i in y { v.push(g); } }" => ["g:x=Cloned"];
    in_a_loop_that_ends: "fn f(x: A) -> B { fn g() { x; } loop { if c { break g; } } }" => ["g:x=Owned"];
    labelled_break: "fn f(x: A) -> B { fn g() { x; } 'a: loop { loop { v = g; break 'a; } } }" => ["g:x=Owned"];
    declared_in_the_loop: "fn f() -> B { for i in y { fn g() { i; } v.push(g); } }" => ["g:i=Owned"];
    writer_in_the_loop: "fn f() -> B { loop { let mut n = 0; fn g() { nonlocal!(n); n += 1; } v.push(g); } }"
        => ["g:n=Owned"];
    inner_of_two_levels: "fn f(x: A) -> B { fn g() -> _ { fn h() { x; } h } g }" => ["g:x=Owned", "h:x=Cloned"];
    own_variable_of_a_level: "fn f() -> B { fn g() -> _ { let mut n = 0; fn h() { nonlocal!(n); n += 1; } h } g }"
        => ["h:n=Owned"];
    in_a_lambda: "fn f(x: A) -> B { fn g() { x; } let make = || g; make }" => ["g:x=Cloned"];
    beside_a_lambda: "fn f(x: A) -> B { fn g() { x; } let other = || x; g }" => ["g:x=Cloned"];
    shared_receiver: "fn f(&self) -> B { fn g() { self.x; } (g, g) }" => ["g:self=Owned", "g:self=Owned"];
    in_an_async_block: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } async move { let h = g; h } }" => ["g:x=Owned"];
    consumed_after_the_capture: "fn f(mut x: A) -> B { fn g() { x; } let h = g; x.into_bytes(); h }" => ["g:x=Cloned"];
    handles_are_cloned: "fn f(x: Rc<Cell<A>>) -> B { fn g() { x; } (g, g) }" => ["g:x=Cloned", "g:x=Owned"];
    shadowed_before_the_use: "fn f(x: A) -> B { fn g() { x; } let h = g; let x = 1; x; h }" => ["g:x=Owned"];
}

// Several users, and somebody changes it.
plans! {
    cell_in_a_tuple: "fn f() -> B { let (x, y) = (Cell::new(0), 1); fn g() { x; } fn h() { x; } (g, h) }" => ["g:x=Shared", "h:x=Shared"];
    cell_as_a_parameter: "fn f(x: Box<RefCell<A>>) -> B { fn g() { x; } fn h() { x; } (g, h) }" => ["g:x=Shared", "h:x=Shared"];
    cells_are_not_copied: "fn f() -> B { let x = Cell::new(0); fn g() { x.set(1); } fn h() { x.get(); } (g, h) }" => ["g:x=Shared", "h:x=Shared"];
    getter_and_setter: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } fn h() { x; } (h, g) }" => ["g:x=Shared", "h:x=Shared"];
    inner_writer_of_an_outer_variable: "fn f(mut x: A) -> B { fn g() -> _ { fn h() { nonlocal!(x); x = 1; } h } g }" => ["g:x=Shared", "h:x=Shared"];
    made_in_a_macro_that_may_repeat: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } repeat! { let h = g; h; } }" => ["g:x=Shared"];
    two_writers: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } fn h() { nonlocal!(x); x = 2; } (g, h) }" => ["g:x=Shared", "h:x=Shared"];
    writer_made_in_a_loop: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } for i in y { v.push(g); } }" => ["g:x=Shared"];
    writer_used_twice: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } (g, g) }" => ["g:x=Shared", "g:x=Shared"];
    only_one_of_two_variables: "fn f(mut x: A, y: A) -> B { fn g() { nonlocal!(x); x = y; } fn h() { x; y; } (g, h) }"
        => ["g:x=Shared", "g:y=Cloned", "h:x=Shared", "h:y=Owned"];
    shared_and_called_by_the_factory: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); g(); h }"
        => ["g(x: Mutable)", "g:x=Shared", "g:x=Shared"];
    shared_number_used_by_the_factory: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x += x; h }"
        => ["g:x=Shared", "g:x=Shared"];
    reader_beside_readers: "fn f(x: A) -> B { fn g() { x; } fn h() { x; } (g, h) }" => ["g:x=Cloned", "h:x=Owned"];
}

// Shared by the factory and closures.
plans! {
    read_after_a_writer: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; x; h }" => ["g:x=Shared"];
    writer_and_move_lambda: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let p = move || x; (g, p) }" => ["g:x=Shared"];
    returned_behind_an_or: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; a || { let b = 1; return b; }; x }"
        => ["g:x=Shared"];
    moved_call_and_used_later: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } let l = move || g(); x }"
        => ["g(x: Mutable)"];
    used_by_the_factory: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x.push(1); h }"
        => ["g:x=Shared", "g:x=Shared"];
    from_a_pattern: "fn f(y: A) -> B { if let Some(mut x) = y { fn g() { nonlocal!(x); x = 1; } v((g, g)) } }"
        => ["g:x=Shared", "g:x=Shared"];
    made_in_a_function_that_is_called: "fn f(mut x: i64) -> B { fn h() -> C { fn g() { nonlocal!(x); x = 1; } D(g, g) } h(); h() }"
        => ["g:x=Shared", "g:x=Shared"];
}

// What is called by name: `function(variable: how it is passed)`.
plans! {
    copy_that_is_read: "fn f(x: i64) -> B { fn g() { x; } g() }" => ["g(x: Value)"];
    shared_reference: "fn f(x: &A) -> B { fn g() { x; } g() }" => ["g(x: Value)"];
    owned_that_is_read: "fn f(x: A) -> B { fn g() { x; } g() }" => ["g(x: Reference)"];
    declared_nonlocal: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } g() }" => ["g(x: Mutable)"];
    read_through_another: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } fn h() { x; g(); } h() }"
        => ["g(x: Mutable)", "h(x: Mutable)"];
    mutable_reference: "fn f(x: &mut A) -> B { fn g() { nonlocal!(x); x.y = 1; } fn h() { x; } g(); h() }"
        => ["g(x: Reborrow)", "h(x: Peek)"];
    mutable_reference_that_is_replaced: "fn f(mut x: &mut A) -> B { fn g() { nonlocal!(x); x = y; } g() }" => ["g(x: Mutable)"];
    reference_to_a_copy_is_returned: "fn f(x: i64) -> B { fn g() -> &i64 { &x } g() }" => ["g(x: Reference)"];
    nonlocal_of_a_cell: "fn f(x: &Cell<i64>) -> B { fn g() { nonlocal!(x); x.set(1); } g() }" => ["g(x: Value)"];
    called_and_a_value: "fn f(x: A) -> B { fn g() { x; } g(); g }" => ["g(x: Reference)", "g:x=Owned"];
    value_in_itself: "fn f(x: A) -> B { fn g() { h(g); } g }" => [];
    value_in_itself_that_captures: "fn f(x: A) -> B { fn g() { x; h(g); } g }"
        => ["g(x: Reference)", "g:x=Cloned", "g:x=Owned"];
    unknown_type: "fn f() -> B { let x = y(); fn g() { x; } g(); g() }" => [];
    known_by_its_value: "fn f() -> B { let a = 1u8; let b = \"\"; let c = (a, true); let d = [c; 2]; let e = &d; fn g() { e; } g() }"
        => ["g(e: Value)"];
    known_by_its_name: "fn f(x: A) -> B { let y = x; let z = y.clone(); fn g() { z; } g() }" => ["g(z: Reference)"];
    known_by_destructuring: "fn f() -> B { let (a, mut b): (i64, A) = c(); fn g() { nonlocal!(b); a; b = c; } g() }"
        => ["g(a: Value)", "g(b: Mutable)"];
    known_by_the_range: "fn f(n: usize) -> B { for i in 0..n { fn g() { i; } g(); } }" => ["g(i: Value)"];
    known_by_a_cast: "fn f() -> B { let x = y as u8; fn g() { x; } g() }" => ["g(x: Value)"];
    known_by_a_constructor: "fn f() -> B { let x = Vec::<u8>::new(); let w = vec![1.5f32]; fn g() { x; w; } g() }"
        => ["g(x: Reference)", "g(w: Reference)"];
    known_by_a_struct_literal: "fn f() -> B { let x = P { z: 1 }; fn g() { x; g(); } g() }" => ["g(x: Reference)"];
    maybe_generic: "fn f() -> B { let x = P { z: 1 }; fn g() { x; } g() }" => [];
    known_with_an_open_lifetime: "fn f(x: &mut C<'_>) -> B { fn g() { nonlocal!(x); x.y = 1; } g() }" => ["g(x: Reborrow)"];
    not_known_with_a_hole: "fn f() -> B { let x: Vec<_> = y(); fn g() { x; } g() }" => [];
    called_after_the_value_was_cloned: "fn f(x: A) -> B { fn g() { x; } fn h() { x; } let v = g; h(); v }" => ["g:x=Cloned", "h(x: Reference)"];
    called_in_a_lambda: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } let l = || g(); l(); x }" => ["g(x: Mutable)"];
    called_in_a_move_lambda_alone: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } move || { g(); g() } }" => ["g(x: Mutable)"];
    moved_in_each_turn: "fn f() -> B { for i in y { let mut x: i64 = 0; fn g() { nonlocal!(x); x = 1; } v.push(move || g()); } }"
        => ["g(x: Mutable)"];
    generic_of_the_factory: "fn f<T>(x: T) -> B { fn g<T>(y: T) { x; } g(1) }" => ["g(x: Reference)"];
}

// What only rustc can type: tied, and generic.
plans! {
    called_with_self_type: "fn f(&self, x: u8) -> B { fn g<T>() { x; Self::new(); } g::<u8>() }" => ["g(x: Value)"];
    calls_itself_through_another: "fn f() -> B { let x = y(); fn g() { x; h(); } fn h() { g(); } g() }" => ["g(x: Reference)", "h(x: Reference)"];
    calls_itself_untyped: "fn f() -> B { let x = y(); fn g() { x; g(); } g() }" => ["g(x: Reference)"];
    calls_itself_with_self: "fn f(&self) -> B { fn g() { self.x; g(); } g() }" => ["g(self: Value)"];
    generic_untyped: "fn f() -> B { let x = y(); fn g<T>(t: T) { x; } g(1) }" => ["g(x: Reference)"];
    type_hidden_at_the_function: "fn f(x: A) -> B { { struct A; fn g() { x; g(); } g() } }" => ["g(x: Reference)"];
}

refusals! {
    changed_after_capture: "fn f(mut x: A) -> B { fn g() { x; } let h = g; x += 1; h }" => "after";
    changed_in_the_loop: "fn f() -> B { let mut i = 0; while i < 3 { fn g() { i; } v.push(g); i += 1; } }" => "after";
    owned_receiver: "fn f(self) -> B { fn g() { self.x; } (g, g) }" => "`self` is used elsewhere too";
    changed_by_a_growing_method: "fn f(mut x: A) -> B { fn g() { x; } let h = g; x.push(1); h }" => "after";
    named_before_an_equals_sign: "fn f(mut x: A) -> B { fn g() { x; } let h = g; set!(x = 5); h }" => "may change `x`";
    declared_by_a_macro: "fn f(x: A) -> B { fn g() { x; } decl!(x); g }" => "may declare another `x`";
    value_in_an_unknown_macro: "fn f(x: A) -> B { fn g() { x; } twice!(g) }" => "arguments of this macro";
    type_hidden_at_the_use: "fn f(x: A) -> B { fn g() { x as Num; } { type Num = u8; v(g) } }" => "mentions `Num`";
    names_from_a_glob_at_the_use: "fn f(x: A) -> B { fn g() { x; } { use a::*; v(g) } }" => "`use` with `*`";
    macro_defined_in_between: "fn f(x: A) -> B { fn g() { x + val!(); } macro_rules! val { () => {} } g }" => "mentions `val`";
    bound_nearer_later: "fn f(x: A) -> B { fn g() -> _ { fn h() { x; } let x = 2; h } g }" => "binds `x` later";
    under_cfg: "fn f(x: A) -> B { fn g() { x; } #[cfg(a)] let x = 1; g }" => "under `#[cfg]`";
    called_before_bound: "fn f() -> B { fn g() { x; } g(); let x: i64 = 1; x }" => "before the variable `x`";
    held_by_a_closure_of_a_call: "fn f(mut x: i64) -> B { fn g() -> C { fn h() { x; } D(h) } let c = g(); x = 2; c }" => "take `x` as a parameter";
    reference_in_an_unreadable_macro: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; m!(x => 1); } g() }" => "as a reference";
    asynchronous_untyped: "fn f() -> B { let mut x = y(); async fn g() { nonlocal!(x); x = 1; } g() }" => "type of `x` has to be written";
    shared_by_an_async_closure: "fn f(mut x: A) -> B { async fn g() { nonlocal!(x); x = 1; } (g, g) }" => "share `x`";
    shared_across_an_await: "async fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); x.push(y().await); h }" => "across the `.await`";
    shared_and_kept: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); let ref y = x; h }" => "would be kept here";
    shared_with_a_recursive_maker: "fn f(mut x: i64) -> B { fn h() -> C { fn g() { nonlocal!(x); x = 1; } h(); D(g, g) } h() }" => "makes a closure of `g`";
    shared_where_a_macro_cannot_be_read: "fn f(mut x: i64) -> B { fn g() { nonlocal!(x); x = 1; } let h = (g, g); m!(x => 1); h }" => "what this macro does";
    called_while_held: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; x.push(h()); h }" => "to itself for this statement";
    shared_and_to_be_sent: "fn f(mut x: A) -> Box<dyn Fn() + Send> { fn g() { nonlocal!(x); x = 1; } h(g, g) }" => "nonlocal(sync)";
    shared_in_an_unreadable_macro: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; m!(x => 1); } (g, g) }" => "as a reference";
}
