//! Functions that are `async` and tied: a call gives a boxed future, or it would contain itself. All that
//! they are lent has one lifetime, that of the future; so has what they are passed first, which says that all
//! types outlive it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Lifetime, ReturnType, Signature, Type};

use super::render::Renderer;
use super::tied_member::{Member, is_shared_reference};
use super::tied_types::{Generics, named_lifetimes};
use crate::capture::Passing;
use crate::resolve::FnId;
use crate::syntax::generics::declares;
use crate::syntax::{elision, generated, map_tokens, parse, tokens, tokens_of, tokens_spanned};

impl Renderer<'_> {
    /// An `async` function as an item can write its type.
    pub(super) fn async_member(&self, id: FnId, generics: &mut Generics) -> Member {
        let held = Lifetime::new("'__r", Span::mixed_site());
        let sig = self.with_one_lifetime(id, &held);
        let result = match &sig.output {
            ReturnType::Default => Type::Verbatim(tokens!(())),
            ReturnType::Type(_, ty) => (**ty).clone(),
        };
        let mut member = Member::new(id, sig);
        member.lifetimes = vec![held.clone()];
        self.add_inputs(&mut member, generics);
        for passed in self.plan.lifted(id).unwrap_or_default() {
            let by = if is_shared_reference(passed) { Passing::Peek } else { passed.by };
            member.captures.push(generics.capture(passed.binding, by, Some(&held)));
        }
        self.add_future(&mut member, result, held, generics);
        member
    }

    fn add_future(&self, member: &mut Member, mut result: Type, held: Lifetime, generics: &mut Generics) {
        generics.declare(&result, &member.lifetimes);
        generics.replace_result(&mut result, &member.sig);
        let sends = self.plan.resolved.factory.options.sync.then(|| tokens!(::core::marker::Send+));
        let private = self.plan.resolved.factory.options.home.private(Span::mixed_site());
        member.output = tokens! {
            -> ::core::pin::Pin<#private::Box<dyn ::core::future::Future<Output = #result> + #sends #held>>
        };
        // What the result refers to outlives the future, which has a copy then of what it is passed first.
        member.copies_go = named_lifetimes(&result).contains(&held);
        if !member.copies_go {
            member.awaited = Some(tokens!(-> #result));
            member.held = Some(held);
        }
    }

    /// The signature, in which all references have the same lifetime, but for those that are stored.
    fn with_one_lifetime(&self, id: FnId, held: &Lifetime) -> Signature {
        let mut sig = self.signature(id).clone();
        let whole = sig.clone();
        for (position, input) in sig.inputs.iter_mut().enumerate() {
            let stored = self.plan.stores(id, position);
            if let (false, FnArg::Typed(input)) = (stored, input) {
                *input.ty = of_one_lifetime(&whole, &input.ty, held);
            }
        }
        if let ReturnType::Type(_, ty) = &mut sig.output {
            **ty = of_one_lifetime(&whole, ty, held);
        }
        sig
    }

    /// Input:  the body of `async fn visit(node: &Node) -> i64`, which is tied
    /// Output: `{ Box::pin(future(async move || -> i64 { body })) }`
    pub(super) fn tied_future(&self, member: &Member, set: usize) -> TokenStream {
        let id = member.function;
        let mut inside = self.within_tied(id, set);
        let span = generated(self.signature(id).fn_token.span);
        let go = self.go(span);
        let mut copied = TokenStream::new();
        if member.copies_go {
            inside.tied = Some((set, false));
            copied = tokens_spanned!(span=> let #go = *#go;);
        }
        let body = inside.render(&self.plan.resolved.functions[id].body);
        let future = self.future_of(id, true, &body);
        let private = self.plan.resolved.factory.options.home.private(span);
        tokens_spanned!(span=> { #copied #private::Box::pin(#future) })
    }
}

/// A type in which all lifetimes that are left out, or the function's own, are this one.
fn of_one_lifetime(sig: &Signature, ty: &Type, held: &Lifetime) -> Type {
    let own =
        |name: &Ident| declares(&sig.generics, &Lifetime { apostrophe: name.span(), ident: name.clone() });
    let tokens = map_tokens(tokens_of(&ty), &mut |token, around, output| match token {
        TokenTree::Ident(name) if around.is_lifetime() && own(&name) => held.ident.to_tokens(output),
        token => token.to_tokens(output),
    });
    let mut ty = match parse(tokens.clone()) {
        Ok(ty) => ty,
        Err(_) => Type::Verbatim(tokens),
    };
    elision::name(&mut ty, &mut |_| held.clone());
    ty
}
