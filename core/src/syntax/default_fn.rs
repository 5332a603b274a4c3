//! One default as a function.

use proc_macro2::{Span, TokenStream};
use syn::token::Brace;
use syn::{Block, FnArg, Ident, Lifetime, Signature, Stmt};

use super::elision;
use super::generics::{declare_first, needed};
use super::{Default, tokens};

/// The name of the lifetime that the type of a default leaves out.
pub(crate) const DEFAULT_LIFETIME: &str = "__default";

/// The function that makes a default, anew at every call.
///
/// ```text
/// Input:  fn greet<T: Display>(name: T, greeting: &str = "hello")
/// Output: pub fn greeting<'__default>() -> &'__default str { "hello" }
/// ```
///
/// Of the generics it repeats those that its type and value mention; others could not be inferred.
pub(crate) fn default_fn(sig: &Signature, default: &Default, name: &Ident) -> Option<TokenStream> {
    let FnArg::Typed(parameter) = &sig.inputs[default.position] else {
        return None;
    };
    let value = &default.value;
    // As a statement, `{ 1 } + 1` needs parentheses.
    let body = Block { brace_token: Brace::default(), stmts: vec![Stmt::Expr(value.clone(), None)] };
    let mut ty = (*parameter.ty).clone();
    let mut generics = needed(&sig.generics, &tokens!(#ty #value));
    // A return type cannot leave lifetimes out.
    let fresh = Lifetime::new(&format!("'{DEFAULT_LIFETIME}"), Span::mixed_site());
    let mut elides = false;
    elision::name(&mut ty, &mut |_| {
        elides = true;
        fresh.clone()
    });
    if elides {
        declare_first(&mut generics, fresh);
    }
    // A default of a `const fn` can be left out in a constant too.
    let constness = &sig.constness;
    let where_clause = &generics.where_clause;
    Some(tokens!(pub #constness fn #name #generics () -> #ty #where_clause #body))
}
