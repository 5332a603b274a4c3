//! Messages about closures that keep what they have not, or cannot have.

use proc_macro2::Ident;
use syn::Error;

use super::error;

pub(crate) fn not_cloned(variable: &Ident, closures: &[&Ident], owner: &Ident) -> Error {
    let who = match closures {
        [one] => format!("closures made from `{one}`, or one and something else, use `{variable}`"),
        [first, second] => format!("closures made from `{first}` and `{second}` use `{variable}`"),
        [first, others @ ..] => {
            format!("closures made from `{first}` and {} others use `{variable}`", others.len())
        }
        [] => format!("several closures use `{variable}`"),
    };
    error!(
        Sharing,
        variable.span(),
        "{who}, each would have a clone of its own, and its type does not say `Clone`\n\
         help: if they are done when `{owner}` returns, write `let {variable} = &{variable};` before they \
         are made; if not, `let {variable} = std::rc::Rc::new({variable});` (`std::sync::Arc` for threads), \
         or add `+ Clone` to the type",
    )
}
