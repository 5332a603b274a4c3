//! What stands for a factory with errors: the errors, in a function of the same signature, so that nobody
//! sees a cascade of "cannot find".

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    AngleBracketedGenericArguments, Attribute, FnModifiers, GenericArgument, ItemFn, Lifetime, PathArguments,
    ReturnType, Signature, Token, Type, Visibility,
};

use super::imports::imports;
use super::tokens::{numbered, push_separated, push_terminated};
use super::with_modifiers;
use crate::capture::{Stub, Stubs};
use crate::resolve::outer_attributes;
use crate::syntax::{
    Head, Named, attributes_mut, each_item_mut, is_default, items, parse, take_attributes, tokens, tokens_of,
};

/// What is known of a factory with errors, beside its head.
#[derive(Default)]
pub(crate) struct Rest {
    /// What it returns.
    pub(crate) product: Option<TokenStream>,
    /// The members of its named type.
    pub(crate) stubs: Stubs,
    /// The factory as it is written.
    pub(crate) item: TokenStream,
    /// What an editor is to see of its body.
    pub(crate) shown: TokenStream,
}

/// Input:  a factory with errors
/// Output: `#[allow(..)] fn name(..) -> .. { compile_error!(..) }`
///
/// Where the factory does not say what it returns, that is its product, if it is known. What it imports is
/// used.
pub(crate) fn broken_factory(head: &Head, error: &syn::Error, rest: &Rest) -> TokenStream {
    let Head { attrs, vis, modifiers, sig, named } = head;
    let mut sig = sig.clone();
    complete_output(&mut sig, named.as_ref(), rest.product.clone());
    let mut first = imports(&rest.item, &sig);
    if named.is_none() {
        rest.shown.to_tokens(&mut first);
    }
    let function = with_errors(attrs, vis, modifiers, &sig, error, &first);
    let named = match named {
        Some(named) if head.sig.receiver().is_none() => broken_type(head, named, &rest.stubs),
        _ => TokenStream::new(),
    };
    tokens!(#function #named)
}

/// Puts the type that the factory returns where it does not say it: the named one, or `product`.
fn complete_output(sig: &mut Signature, named: Option<&Named>, product: Option<TokenStream>) {
    let (open, inferred) = match &sig.output {
        ReturnType::Default => (true, false),
        ReturnType::Type(_, ty) => match **ty {
            Type::Infer(_) => (true, true),
            // Of a named type, it says only what that can do.
            Type::ImplTrait(_) => (named.is_some(), false),
            _ => (false, false),
        },
    };
    let product = match (named, product) {
        (Some(named), _) => tokens_of(&named.ident),
        (None, Some(product)) => product,
        (None, None) if inferred => tokens!(impl ::core::marker::Sized),
        (None, None) => return,
    };
    if open {
        sig.output = ReturnType::Type(<Token![->]>::default(), Box::new(Type::Verbatim(product)));
    }
}

/// A function with the errors for its body.
fn with_errors(
    attrs: &[Attribute],
    vis: &Visibility,
    modifiers: &FnModifiers,
    sig: &Signature,
    error: &syn::Error,
    first: &TokenStream,
) -> TokenStream {
    let errors = error.to_compile_error();
    let sig = tokens_of(&sig);
    let body = tokens!({ #first #errors });
    let function = with_modifiers(&outer_attributes(attrs), vis, modifiers, &sig, &body);
    tokens!(#[allow(unused, clippy::all)] #function)
}

/// The named type of a broken factory, with its derives, and with members that can be used.
fn broken_type(head: &Head, named: &Named, stubs: &Stubs) -> TokenStream {
    let (vis, ident) = (&head.vis, &named.ident);
    let (params, uses) = broken_generics(&head.sig.output);
    let derives = &named.derives;
    let mut members = TokenStream::new();
    for (name, ty) in &stubs.constants {
        tokens!(pub const #name: #ty = ::core::panic!();).to_tokens(&mut members);
    }
    for stub in &stubs.methods {
        broken_method(stub, stubs.single).to_tokens(&mut members);
    }
    let allow = tokens!(#[allow(unused, missing_docs, clippy::all)]);
    tokens! {
        #allow
        #derives
        #vis struct #ident<#params>(::core::marker::PhantomData<(#uses)>);
        #allow
        impl<#params> #ident<#params> {
            pub const FREE_VARS: &'static [&'static str] = &[];
            #members
        }
    }
}

/// Parameters for the arguments that the type has in the signature, and types that use them up.
fn broken_generics(output: &ReturnType) -> (TokenStream, TokenStream) {
    let mut params = TokenStream::new();
    let mut held = TokenStream::new();
    let Some(arguments) = generic_arguments(output) else { return (params, held) };
    for (position, argument) in items(&arguments.args).enumerate() {
        if matches!(argument, GenericArgument::Lifetime(_)) {
            let name = Lifetime::new(&format!("'__a{position}"), Span::call_site());
            push_separated(&mut params, &name);
            push_terminated(&mut held, &tokens!(&#name ()));
        } else {
            let name = numbered("__T", position, Span::call_site());
            push_separated(&mut params, &name);
            push_terminated(&mut held, &name);
        }
    }
    (params, held)
}

/// A method that never returns, and for one closure those that make a closure of it.
fn broken_method(stub: &Stub, single: bool) -> TokenStream {
    let Stub { name, changes, inputs, output, inferred, bound } = stub;
    let mut parameters = TokenStream::new();
    let mut ignored = TokenStream::new();
    for ty in inputs {
        push_separated(&mut parameters, &tokens!(_: #ty));
        push_separated(&mut ignored, &tokens!(_));
    }
    let receiver = if *changes { tokens!(&mut self) } else { tokens!(&self) };
    let method = if *inferred {
        // Whatever is done with it, it fits.
        tokens!(pub fn #name<__R>(#receiver, #parameters) -> __R { loop {} })
    } else {
        tokens!(pub fn #name(#receiver, #parameters) #output { loop {} })
    };
    let (true, Some(bound)) = (single, bound) else { return method };
    let by_reference = if *changes { tokens!(as_fn_mut) } else { tokens!(as_fn) };
    let closure = tokens!(|#ignored| loop {});
    tokens! {
        #method
        pub fn into_fn(self) -> impl #bound { #closure }
        pub fn #by_reference(#receiver) -> impl #bound + '_ { #closure }
    }
}

fn generic_arguments(output: &ReturnType) -> Option<&AngleBracketedGenericArguments> {
    let ReturnType::Type(_, ty) = output else { return None };
    let Type::Path(ty) = &**ty else { return None };
    match &ty.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments),
        _ => None,
    }
}

/// What stands for a function whose decorators, or what it is itself, are wrong.
pub(crate) fn broken_decorated(args: &TokenStream, item: &TokenStream, error: &syn::Error) -> TokenStream {
    broken(item, &tokens!(#[decorate(#args)] #item), error)
}

/// What stands for an item that could not be taken apart: a function with the errors for its body, if it is
/// one.
pub(crate) fn broken_item(item: &TokenStream, error: &syn::Error) -> TokenStream {
    broken(item, item, error)
}

/// The imports that `mentioning` mentions stay used.
fn broken(item: &TokenStream, mentioning: &TokenStream, error: &syn::Error) -> TokenStream {
    let Ok(mut function) = parse::<ItemFn>(item.clone()) else {
        return without_body(item, &error.to_compile_error());
    };
    each_item_mut(&mut function.sig.inputs, &mut |input| {
        take_attributes(attributes_mut(input), is_default);
    });
    let ItemFn { attrs, vis, modifiers, sig, .. } = &function;
    with_errors(attrs, vis, modifiers, sig, error, &imports(mentioning, sig))
}

/// In the braces of a type there is no place for errors.
fn declares_type(head: &TokenStream) -> bool {
    for token in head.clone() {
        if let TokenTree::Ident(ident) = token {
            if ident == "struct" || ident == "enum" || ident == "union" {
                return true;
            }
        }
    }
    false
}

/// The item with the errors for its body: what is in there means nothing to rustc, and it would say so at
/// length.
fn without_body(item: &TokenStream, errors: &TokenStream) -> TokenStream {
    let mut head = TokenStream::new();
    let mut last = None;
    for token in item.clone() {
        last.to_tokens(&mut head);
        last = Some(token);
    }
    match last {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace && !declares_type(&head) => {
            tokens!(#[allow(unused, clippy::all)] #head { #errors })
        }
        _ => tokens!(#item #errors),
    }
}
