//! What stands for a factory with errors: the errors, in a function of the same signature, so that nobody sees
//! a cascade of "cannot find".

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericArgument, ItemFn, PathArguments, ReturnType, Token, Type};

use super::with_modifiers;
use crate::capture::{Stub, Stubs};
use crate::resolve::outer_attributes;
use crate::syntax::{Factory, Named};

/// Input:  a factory with errors
/// Output: `#[allow(..)] fn name(..) -> .. { compile_error!(..) }`
///
/// Where the factory does not say what it returns, that is `product`, if it is known.
pub(crate) fn broken_factory(
    factory: &Factory,
    error: &syn::Error,
    product: Option<TokenStream>,
    stubs: &Stubs,
) -> TokenStream {
    let Factory { attrs, vis, modifiers, sig, .. } = factory;
    let mut sig = sig.clone();
    let named = factory.options.named.as_ref();
    let product = named.map(|named| named.ident.to_token_stream()).or(product);
    match (&mut sig.output, product) {
        (ReturnType::Type(_, ty), product) if matches!(**ty, Type::Infer(_)) => {
            **ty = Type::Verbatim(product.unwrap_or_else(|| quote!(impl ::core::marker::Sized)));
        }
        (output @ ReturnType::Default, Some(product)) => {
            *output = ReturnType::Type(<Token![->]>::default(), Box::new(Type::Verbatim(product)));
        }
        (ReturnType::Type(_, ty), Some(product)) if named.is_some() && matches!(**ty, Type::ImplTrait(_)) => {
            **ty = Type::Verbatim(product);
        }
        _ => {}
    }
    let errors = error.to_compile_error();
    let function = with_modifiers(
        &outer_attributes(attrs),
        vis,
        modifiers,
        &sig.to_token_stream(),
        &quote!({ #errors }),
    );
    let free = sig.receiver().is_none();
    let named = named.filter(|_| free).map(|named| broken_type(factory, named, stubs));
    quote!(#[allow(unused, clippy::all)] #function #named)
}

/// The named type of a broken factory, with its derives, and with members that can be used.
fn broken_type(factory: &Factory, named: &Named, stubs: &Stubs) -> TokenStream {
    let (vis, ident) = (&factory.vis, &named.ident);
    let arguments = match &factory.sig.output {
        ReturnType::Type(_, ty) => generic_arguments(ty),
        ReturnType::Default => Vec::new(),
    };
    let params = arguments.iter().enumerate().map(|(position, argument)| match argument {
        GenericArgument::Lifetime(_) => (format!("'__a{position}"), true),
        _ => (format!("__T{position}"), false),
    });
    let (params, held): (Vec<TokenStream>, Vec<TokenStream>) = params
        .filter_map(|(name, lifetime)| {
            let name: TokenStream = name.parse().ok()?;
            let held = if lifetime { quote!(&#name ()) } else { quote!(#name) };
            Some((name, held))
        })
        .unzip();
    let derives = named.derives.iter().map(|traits| quote!(#[derive(#traits)]));
    let methods = stubs.methods.iter().map(|stub| broken_method(stub, stubs.single));
    let constants = stubs.constants.iter().map(|(name, ty)| quote!(pub const #name: #ty = ::core::panic!();));
    quote! {
        #[allow(unused, missing_docs, clippy::all)]
        #(#derives)*
        #vis struct #ident<#(#params),*>(::core::marker::PhantomData<(#(#held,)*)>);
        #[allow(unused, missing_docs, clippy::all)]
        impl<#(#params),*> #ident<#(#params),*> {
            pub const FREE_VARS: &'static [&'static str] = &[];
            #(#constants)*
            #(#methods)*
        }
    }
}

/// A method that never returns, and for one closure those that make a closure of it.
fn broken_method(stub: &Stub, single: bool) -> TokenStream {
    let Stub { name, changes, inputs, output, bound } = stub;
    let mutability = changes.then(|| quote!(mut));
    let method = quote!(pub fn #name(& #mutability self, #(_: #inputs),*) #output { loop {} });
    let (true, Some(bound)) = (single, bound) else { return method };
    let by_reference = if *changes { quote!(as_fn_mut) } else { quote!(as_fn) };
    let ignored = inputs.iter().map(|_| quote!(_));
    let closure = quote!(|#(#ignored),*| loop {});
    quote! {
        #method
        pub fn into_fn(self) -> impl #bound { #closure }
        pub fn #by_reference(& #mutability self) -> impl #bound + '_ { #closure }
    }
}

fn generic_arguments(ty: &Type) -> Vec<GenericArgument> {
    let Type::Path(ty) = ty else { return Vec::new() };
    match ty.path.segments.last().map(|segment| &segment.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => arguments.args.iter().cloned().collect(),
        _ => Vec::new(),
    }
}

/// The same for an item that could not be taken apart.
pub(crate) fn broken_item(item: &TokenStream, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let Ok(mut function) = syn::parse2::<ItemFn>(item.clone()) else {
        return without_body(item, &errors);
    };
    for input in &mut function.sig.inputs {
        let attrs = match input {
            FnArg::Typed(input) => &mut input.attrs,
            FnArg::Receiver(input) => &mut input.attrs,
        };
        attrs.retain(|attr| !attr.path().is_ident("default"));
    }
    let ItemFn { attrs, vis, modifiers, sig, .. } = function;
    let function = with_modifiers(
        &outer_attributes(&attrs),
        &vis,
        &modifiers,
        &sig.to_token_stream(),
        &quote!({ #errors }),
    );
    quote!(#[allow(unused, clippy::all)] #function)
}

/// The item with the errors for its body: what is in there means nothing to rustc, and it would say so at length.
fn without_body(item: &TokenStream, errors: &TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    match tokens.pop() {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
            let head: TokenStream = tokens.into_iter().collect();
            quote!(#[allow(unused, clippy::all)] #head { #errors })
        }
        _ => quote!(#item #errors),
    }
}
