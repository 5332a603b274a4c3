//! The call of a factory with defaults.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use syn::Error;

use super::tokens::{numbered, push_terminated};
use crate::syntax::{Arrangement, Call, arranged, editor, tokens, tokens_of};

/// An ordinary call, with what is not given filled in.
///
/// ```text
/// Input:  make_counter [start = default, step = default] (10)
/// Output: make_counter(10, make_counter::Defaults::step())
///
/// Input:  make_counter [start = default, step = default] (step = b(), start = a())
/// Output: match make_counter {
///             callee => match ({ const fn __parameters<..>(..) -> .. })(&callee) {
///                 parameters => match (parameters.1.given(b()), parameters.0.given(a())) {
///                     (__step, __start) => callee(__start, __step)
///                 }
///             }
///         }
/// ```
///
/// `given` makes of an argument what the function takes, as its call would do: `Option<&str>` of
/// `Some(&string)`. Its types are inferred, so that nobody needs to be able to name them.
pub(crate) fn call(call: &Call) -> TokenStream {
    if !editor::asks() {
        return written(call);
    }
    let (mentioned, written) = (keywords_mentioned(call), written(call));
    tokens!({ #mentioned #written })
}

/// For editors: what the keywords of a call name, which are no names in the call that is written.
///
/// Input:  `greet!("Ada", mark = "?")`
/// Output: `let _ = greet::Defaults::mark;`
fn keywords_mentioned(call: &Call) -> TokenStream {
    let (name, mut mentioned) = (&call.name, TokenStream::new());
    for argument in &call.arguments {
        let Some(keyword) = &argument.keyword else { continue };
        for parameter in &call.parameters {
            if parameter.default && parameter.name == *keyword {
                mentioned.extend(tokens!(let _ = #name::Defaults::#keyword;));
            }
        }
    }
    mentioned
}

fn written(call: &Call) -> TokenStream {
    let name = &call.name;
    // Without underscores: `__call` would be the argument of a parameter `call`.
    let [callee, parameters] = ["callee", "parameters"].map(|name| Ident::new(name, Span::mixed_site()));
    let arrangement = arranged(
        call,
        &mut |position| {
            let parameter = &call.parameters[position].name;
            tokens!(#name::Defaults::#parameter())
        },
        &mut |position, value| {
            let number = Literal::usize_unsuffixed(position);
            if call.is_fn { tokens!(#parameters.#number.given(#value)) } else { tokens_of(&value) }
        },
    );
    if arrangement.values.is_empty() || !call.is_fn {
        return arrangement.call(name);
    }
    let Arrangement { passed, values, names } = arrangement;
    let of = parameters_of(call);
    tokens! {
        match #name {
            #callee => match (#of)(&#callee) {
                #parameters => match (#values) { (#names) => #callee(#passed) }
            }
        }
    }
}

/// A function that gives, for each parameter of a function, what makes an argument for it.
///
/// ```text
/// {
///     const fn __parameters<A0, A1, R, F: Fn(A0, A1,) -> R>(_: &F) -> (Parameter<A0>, Parameter<A1>,) {
///         (Parameter::NEW, Parameter::NEW,)
///     }
///     __parameters
/// }
/// ```
fn parameters_of(call: &Call) -> TokenStream {
    let name = &call.name;
    let mut generics = TokenStream::new();
    let (mut types, mut values) = (TokenStream::new(), TokenStream::new());
    for position in 0..call.parameters.len() {
        let generic = numbered("A", position, Span::mixed_site());
        push_terminated(&mut generics, &generic);
        push_terminated(&mut types, &tokens!(#name::Parameter<#generic>));
        push_terminated(&mut values, &tokens!(#name::Parameter::NEW));
    }
    let function = Ident::new("__parameters", Span::mixed_site());
    tokens! {{
        const fn #function<#generics R, F: ::core::ops::Fn(#generics) -> R>(_: &F) -> (#types) { (#values) }
        #function
    }}
}

/// The errors of a call, as the one expression that a call is.
pub(crate) fn broken_call(error: &Error) -> TokenStream {
    let errors = error.to_compile_error();
    tokens!({ #errors })
}
