//! What keeps the results of memoized functions, where the program names it.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Path};

use super::{each_token, parse, push_separated, tokens};

/// Gives the `memoize` among the decorators a cache to control; whether there is one.
///
/// Input:  `memoize(max_size = 8)`, which is `memoize!(max_size = 8)` by now, and `&CACHE`
/// Output: `memoize!(max_size = 8, cache = &CACHE)`
///
/// It stands last, as among the parameters: what is written in another order is evaluated apart.
pub(crate) fn control_cache(decorators: &mut [Expr], cache: &TokenStream) -> bool {
    let mut controlled = false;
    for decorator in decorators {
        let Some((path, mut args)) = memoize(decorator) else { continue };
        push_separated(&mut args, &tokens!(cache = #cache));
        let with_cache = tokens!(#path!(#args));
        if let Ok(with_cache) = parse(with_cache) {
            *decorator = with_cache;
            controlled = true;
        }
    }
    controlled
}

/// Whether one of the decorators is a `memoize` whose cache the user does not control.
pub(crate) fn is_memoized(decorators: &[Expr]) -> bool {
    for decorator in decorators {
        if memoize(decorator).is_some() {
            return true;
        }
    }
    false
}

/// The path of a `memoize`, and its arguments.
fn memoize(decorator: &Expr) -> Option<(&Path, TokenStream)> {
    let (path, args) = match decorator {
        Expr::Path(decorator) => (&decorator.path, TokenStream::new()),
        Expr::Macro(decorator) => (&decorator.mac.path, decorator.mac.tokens.clone()),
        _ => return None,
    };
    let is_ours = path.segments.last()?.ident == "memoize";
    if is_ours && !has_cache(&args) { Some((path, args)) } else { None }
}

/// Whether `cache = ..` is among the arguments.
fn has_cache(args: &TokenStream) -> bool {
    let mut found = false;
    each_token(args, &mut |token, around| {
        found |= matches!(token, TokenTree::Ident(word) if word == "cache") && around.next == '=';
        !matches!(token, TokenTree::Group(_))
    });
    found
}
