//! The procedural macros of [`nonlocal`](https://docs.rs/nonlocal): tokens in, tokens out.
//!
//! Everything they do happens in `nonlocal-core`; use them through the `nonlocal` crate.

use proc_macro::TokenStream;

/// See `nonlocal::factory` (the attribute).
#[proc_macro_attribute]
pub fn factory_attribute(args: TokenStream, item: TokenStream) -> TokenStream {
    nonlocal_core::factory(args.into(), item.into()).into()
}

/// See `nonlocal::factory` (the macro).
#[proc_macro]
pub fn factory_block(input: TokenStream) -> TokenStream {
    nonlocal_core::factory_block(input.into()).into()
}

/// What the call macro of a factory with defaults expands to.
#[doc(hidden)]
#[proc_macro]
pub fn call(input: TokenStream) -> TokenStream {
    nonlocal_core::call(input.into()).into()
}
