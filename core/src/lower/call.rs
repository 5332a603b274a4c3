//! The call of a factory with defaults.

use proc_macro2::TokenStream;
use syn::Error;

use crate::syntax::{Call, arranged, tokens};

/// Input:  `make_counter [start = default, step = default] (10)`
/// Output: `make_counter(10, make_counter::Defaults::step())`
pub(crate) fn call(call: &Call) -> TokenStream {
    let name = &call.name;
    arranged(call, name, &mut |position| {
        let parameter = &call.parameters[position].name;
        tokens!(#name::Defaults::#parameter())
    })
}

/// The errors of a call, as the one expression that a call is.
pub(crate) fn broken_call(error: &Error) -> TokenStream {
    let errors = error.to_compile_error();
    tokens!({ #errors })
}
