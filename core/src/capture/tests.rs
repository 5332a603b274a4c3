//! The plan: storage and lowering of each form (design 4).

use super::plan;
use crate::resolve::resolve;
use crate::syntax::parse_attribute;

/// The captures of all closure values, in the order of the functions: `closure:variable=storage`.
fn planned(source: &str) -> Result<Vec<String>, String> {
    let tokens = source.parse().expect("tokens");
    let factory =
        parse_attribute(proc_macro2::TokenStream::new(), &tokens).expect("a factory").expect("a body");
    let plan = plan(resolve(factory)).map_err(|refused| refused.error.to_string())?;
    let mut captures = Vec::new();
    for closure in plan.facts.capturing() {
        let function = &plan.resolved.functions[closure.0].sig.ident;
        for &value in plan.facts.values(closure) {
            for capture in plan.captures(value) {
                let variable = &plan.resolved.bindings[capture.binding.0].ident;
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

refusals! {
    two_writers: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } fn h() { nonlocal!(x); x = 2; } (g, h) }"
        => "share `x`";
    getter_and_setter: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } fn h() { x; } (h, g) }" => "share `x`";
    writer_used_twice: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } (g, g) }" => "share `x`";
    writer_made_in_a_loop: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } for i in y { v.push(g); } }"
        => "share `x`";
    read_after_a_writer: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; x; h }" => "`x` is used here";
    writer_and_move_lambda: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let p = move || x; (g, p) }"
        => "`x` is used here";
    changed_after_capture: "fn f(mut x: A) -> B { fn g() { x; } let h = g; x += 1; h }" => "after";
    changed_in_the_loop: "fn f() -> B { let mut i = 0; while i < 3 { fn g() { i; } v.push(g); i += 1; } }" => "after";
    inner_writer_of_an_outer_variable: "fn f(mut x: A) -> B { fn g() -> _ { fn h() { nonlocal!(x); x = 1; } h } g }"
        => "share `x`";
    cells_are_not_copied: "fn f() -> B { let x = Cell::new(0); fn g() { x.set(1); } fn h() { x.get(); } (g, h) }"
        => "share `x`";
    owned_receiver: "fn f(self) -> B { fn g() { self.x; } (g, g) }" => "`self` is used elsewhere too";
    returned_behind_an_or: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; a || { let b = 1; return b; }; x }"
        => "`x` is used here";
    changed_by_a_growing_method: "fn f(mut x: A) -> B { fn g() { x; } let h = g; x.push(1); h }" => "after";
    named_before_an_equals_sign: "fn f(mut x: A) -> B { fn g() { x; } let h = g; set!(x = 5); h }" => "may change `x`";
    declared_by_a_macro: "fn f(x: A) -> B { fn g() { x; } decl!(x); g }" => "may declare another `x`";
    made_in_a_macro_that_may_repeat: "fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } repeat! { let h = g; h; } }"
        => "share `x`";
    value_in_an_unknown_macro: "fn f(x: A) -> B { fn g() { x; } twice!(g) }" => "arguments of this macro";
    cell_in_a_tuple: "fn f() -> B { let (x, y) = (Cell::new(0), 1); fn g() { x; } fn h() { x; } (g, h) }" => "share `x`";
    cell_as_a_parameter: "fn f(x: Box<RefCell<A>>) -> B { fn g() { x; } fn h() { x; } (g, h) }" => "share `x`";
    type_hidden_at_the_use: "fn f(x: A) -> B { fn g() { x as Num; } { type Num = u8; v(g) } }" => "mentions `Num`";
    names_from_a_glob_at_the_use: "fn f(x: A) -> B { fn g() { x; } { use a::*; v(g) } }" => "`use` with `*`";
    macro_defined_in_between: "fn f(x: A) -> B { fn g() { x + val!(); } macro_rules! val { () => {} } g }" => "mentions `val`";
    bound_nearer_later: "fn f(x: A) -> B { fn g() -> _ { fn h() { x; } let x = 2; h } g }" => "binds `x` later";
    impl_inside_a_result: "fn f(x: A) -> B { fn g() -> Option<impl C> { x } g }" => "`impl` inside";
    under_cfg: "fn f(x: A) -> B { fn g() { x; } #[cfg(a)] let x = 1; g }" => "under `#[cfg]`";
}
