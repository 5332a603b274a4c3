//! The procedural macros of [`nonlocal`](https://docs.rs/nonlocal): tokens in, tokens out.
//!
//! Everything they do happens in `nonlocal-core`; use them through the `nonlocal` crate.

// Documented where they are re-exported. rustdoc joins both texts, and an editor shows these.

use proc_macro::TokenStream;

/// In short: the functions nested in a function with this attribute use its variables, and `nonlocal!(x)` lets them change `x`.
#[proc_macro_attribute]
pub fn nonlocal(args: TokenStream, item: TokenStream) -> TokenStream {
    nonlocal_core::nonlocal(args.into(), item.into()).into()
}

/// In short: functions in `factory! { .. }` have nested functions that capture, and parameters with defaults, `start: i64 = 0`.
#[proc_macro]
pub fn factory(input: TokenStream) -> TokenStream {
    nonlocal_core::factory(input.into()).into()
}

/// In short: `#[decorate(a, b(args))] fn f` is Python's `f = a(b(args)(f))`.
#[proc_macro_attribute]
pub fn decorate(args: TokenStream, item: TokenStream) -> TokenStream {
    nonlocal_core::decorate(&args.into(), &item.into()).into()
}

/// What the call macro of a factory expands to.
#[proc_macro]
pub fn call(input: TokenStream) -> TokenStream {
    nonlocal_core::call(input.into()).into()
}
