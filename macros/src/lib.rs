//! The procedural macros of [`nonlocal`](https://docs.rs/nonlocal): tokens in, tokens out.
//!
//! Everything they do happens in `nonlocal-core`; use them through the `nonlocal` crate.

// Documented where they are re-exported: rustdoc joins both texts.
#![allow(missing_docs)]

use proc_macro::TokenStream;

#[proc_macro_attribute]
pub fn nonlocal(args: TokenStream, item: TokenStream) -> TokenStream {
    nonlocal_core::nonlocal(args.into(), item.into()).into()
}

#[proc_macro]
pub fn factory(input: TokenStream) -> TokenStream {
    nonlocal_core::factory(input.into()).into()
}

#[proc_macro_attribute]
pub fn decorate(args: TokenStream, item: TokenStream) -> TokenStream {
    nonlocal_core::decorate(args.into(), &item.into()).into()
}

// What the call macro of a factory expands to.
#[proc_macro]
pub fn call(input: TokenStream) -> TokenStream {
    nonlocal_core::call(input.into()).into()
}
