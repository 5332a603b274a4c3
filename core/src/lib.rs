//! The compiler behind [`nonlocal`](https://docs.rs/nonlocal), as an ordinary library on `proc-macro2`.
//!
//! Data flows one way, and each stage is a function from one type to the next:
//!
//! ```text
//! tokens --syntax--> Factory --resolve--> Resolved --capture--> Plan --lower--> tokens
//! ```
//!
//! Use it through the `nonlocal` crate; this crate's interface follows the needs of that one.

mod capture;
mod diagnostic;
mod lower;
mod resolve;
mod syntax;

use proc_macro2::TokenStream;

/// Expands `#[factory(args)] item`.
///
/// The item comes back token for token where none of its nested functions captures anything. What the
/// compiler refuses comes back as `compile_error!`s, in an item that still defines the function's name.
#[must_use]
pub fn factory(args: TokenStream, item: TokenStream) -> TokenStream {
    if !syntax::mentions_nested_fn(&item) && args.is_empty() && !syntax::mentions_default(&item) {
        return item;
    }
    match syntax::parse_attribute(args, &item) {
        Ok(Some(factory)) => expand(factory, Some(item)),
        Ok(None) => item,
        Err(error) => lower::broken_item(&item, &error),
    }
}

/// Expands `factory! { .. }`: one or more functions, with parameter defaults in Python's spelling.
#[must_use]
pub fn factory_block(input: TokenStream) -> TokenStream {
    match syntax::parse_block(input) {
        Ok(factories) => factories.into_iter().map(|factory| expand(factory, None)).collect(),
        Err(error) => error.to_compile_error(),
    }
}

/// Expands the call of a factory with defaults: `name; param, param = default_path, ..; arguments`.
#[must_use]
pub fn call(input: TokenStream) -> TokenStream {
    match syntax::parse_call(input) {
        Ok(call) => lower::call(&call),
        Err(error) => error.to_compile_error(),
    }
}

/// One factory through all stages. `untouched` is what stands for it where nothing has to change.
fn expand(factory: syntax::Factory, untouched: Option<TokenStream>) -> TokenStream {
    let fallback = factory.clone();
    let resolved = resolve::resolve(factory);
    match capture::plan(resolved) {
        Ok(plan) if plan.changes_nothing() => untouched.unwrap_or_else(|| lower::verbatim(&fallback)),
        Ok(plan) => lower::factory(&plan),
        Err(error) => lower::broken_factory(&fallback, &error),
    }
}
