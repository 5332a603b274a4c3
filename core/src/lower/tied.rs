//! Tying: functions that call themselves or each other, over captures whose types only rustc knows. Each becomes a closure that
//! captures nothing and is passed itself, the others, and its captures.

use std::collections::HashSet;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{FnArg, Lifetime, ReturnType, Safety, Signature, Type};

use super::elision;
use super::linking::{self, Source};
use super::render::Renderer;
use super::spans::generated;
use super::tied_types::Generics;
use crate::capture::{Passed, Passing};
use crate::resolve::{BindingId, FnId, mentions_mutable};
use crate::syntax::collect_idents;

/// One of the functions that are tied together, as an item can write its type.
struct Member {
    function: FnId,
    sig: Signature,
    /// The lifetimes of its own that its type declares.
    lifetimes: Vec<Lifetime>,
    inputs: Vec<Type>,
    /// What its type says of the captures.
    captures: Vec<TokenStream>,
    output: TokenStream,
    /// Whether an item can name the types of parameters and result as they are written.
    replaced: (Vec<bool>, bool),
}

/// A member as the function writes it that enters it.
struct Entered {
    lifetimes: Vec<TokenStream>,
    inputs: Vec<TokenStream>,
    captures: Vec<TokenStream>,
    output: TokenStream,
}

impl Renderer<'_> {
    /// A call of a tied function. Inside of it, and of those that are tied together with it, `__go` is what they are passed.
    ///
    /// Input:  `visit(node, depth + 1)`
    /// Output: `(__go.0)(__go, node, depth + 1, graph, seen)` inside, and all of it from outside
    pub(super) fn tied_call(&self, callee: FnId, at: Span, arguments: &[TokenStream]) -> TokenStream {
        let Some(set) = self.plan.set_of(callee) else { return TokenStream::new() };
        let span = generated(at);
        if let Some((here, by_reference)) = self.tied.filter(|(here, _)| *here == set) {
            let position = self.plan.set(here).iter().position(|id| *id == callee).unwrap_or_default();
            let (go, index) = (self.go(span), syn::Index::from(position));
            let passed = if by_reference { quote_spanned!(span=> #go) } else { quote_spanned!(span=> &#go) };
            let captures = self.captures_passed(callee, at);
            return quote_spanned!(span=> (#go.#index)(#passed, #(#arguments,)* #(#captures),*));
        }
        self.tie(set, callee, at, arguments)
    }

    /// Whether a tied function is called through what the function around is passed.
    pub(super) fn is_tied_here(&self, callee: FnId) -> bool {
        self.tied.is_some_and(|(here, _)| self.plan.set_of(callee) == Some(here))
    }

    /// What a tied function is passed first.
    pub(super) fn go(&self, span: Span) -> Ident {
        self.plan.resolved.markers.fresh("go", span)
    }

    /// Input:  `visit(0)`, where `fn visit(node: usize) { nonlocal!(seen); seen.push(node); visit(node + 1) }`
    /// Output:
    /// ```text
    /// {
    ///     struct __Go<__A0>(fn(&__Go<__A0>, usize, &mut __A0));
    ///     fn __tie<__A0>(__p0: usize, __c0: &mut __A0, __f0: fn(&__Go<__A0>, usize, &mut __A0)) { __f0(&__Go(__f0), __p0, __c0) }
    ///     __tie(0, &mut seen, |__go, node, seen| { seen.push(node); (__go.0)(__go, node + 1, seen) })
    /// }
    /// ```
    fn tie(&self, set: usize, callee: FnId, at: Span, arguments: &[TokenStream]) -> TokenStream {
        let span = Span::mixed_site();
        let mut generics = Generics::new(self);
        let members: Vec<Member> =
            self.plan.set(set).iter().map(|id| self.member(*id, &mut generics)).collect();
        let [go, tie] = ["Go", "tie"].map(|name| self.plan.resolved.markers.fresh(name, span));
        let (params, bounded) = (generics.names(), generics.bounded());
        let of_go = if params.is_empty() { quote!(#go) } else { quote!(#go<#(#params),*>) };
        let types: Vec<TokenStream> = members.iter().map(|member| member.pointer(&of_go)).collect();
        let plain = generics.unbounded();
        let structure = if plain.is_empty() { quote!() } else { quote!(<#(#plain),*>) };
        let Some(position) = members.iter().position(|member| member.function == callee) else {
            return TokenStream::new();
        };
        let entry = &members[position];
        let functions: Vec<Ident> =
            (0..members.len()).map(|number| format_ident!("__f{number}", span = span)).collect();
        let values: Vec<Ident> =
            (0..entry.inputs.len()).map(|number| format_ident!("__p{number}", span = span)).collect();
        let lent: Vec<Ident> =
            (0..entry.captures.len()).map(|number| format_ident!("__c{number}", span = span)).collect();
        let entered = entry.with_other_lifetimes();
        let (inputs, captures, output) = (&entered.inputs, &entered.captures, &entered.output);
        let declared = entered.lifetimes.iter().cloned().chain(bounded);
        let first = &functions[position];
        let copies = self.copies_go(set).then(|| {
            let impls = if plain.is_empty() { quote!() } else { quote!(<#(#plain),*>) };
            quote! {
                impl #impls ::core::clone::Clone for #of_go { fn clone(&self) -> Self { *self } }
                impl #impls ::core::marker::Copy for #of_go {}
            }
        });
        let given =
            arguments.iter().enumerate().map(|(number, argument)| self.given(entry, number, argument));
        let passed = self.captures_passed(callee, at);
        let closures = members.iter().map(|member| self.tied_closure(member, set));
        let unsafety = &entry.sig.safety;
        let entering = quote!(#first(&#go(#(#functions),*), #(#values,)* #(#lent),*));
        let entering = match unsafety {
            Safety::Unsafe(token) => quote!(#token { #entering }),
            _ => entering,
        };
        let count = values.len() + lent.len() + functions.len();
        let allow = (count > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let call = generated(at);
        let call = quote_spanned!(call=> #tie(#(#given,)* #(#passed,)* #(#closures),*));
        quote! {
            {
                struct #go #structure (#(#types),*);
                #copies
                #allow
                #[inline(always)]
                #unsafety fn #tie<#(#declared),*>(#(#values: #inputs,)* #(#lent: #captures,)* #(#functions: #types),*) #output {
                    #entering
                }
                #call
            }
        }
    }

    /// The type of one function.
    fn member(&self, id: FnId, generics: &mut Generics) -> Member {
        let function = &self.plan.resolved.functions[id.0];
        let mut sig = function.sig.clone();
        let own = Lifetime::new("'__o", Span::mixed_site());
        let source = linking::link_output(&mut sig, &own);
        let mut lifetimes: Vec<Lifetime> =
            sig.generics.lifetimes().map(|param| param.lifetime.clone()).collect();
        if source == Source::Own {
            lifetimes.push(own);
        }
        let (mut inputs, mut replaced) = (Vec::new(), Vec::new());
        for (position, input) in sig.inputs.iter().enumerate() {
            let FnArg::Typed(input) = input else { continue };
            let mut ty = (*input.ty).clone();
            if self.plan.stores(id, position) {
                if elision::elides(&ty) {
                    let all = generics.stored();
                    elision::name(&mut ty, &mut |_| all.clone());
                }
                // One of its own that it names is not another for each call, either.
                let named = elision::free_lifetimes(&ty.to_token_stream());
                lifetimes.retain(|lifetime| !named.contains(lifetime));
            }
            generics.declare(&ty, &lifetimes);
            replaced.push(generics.replace(&mut ty, &sig));
            inputs.push(ty);
        }
        let held = Lifetime::new("'__r", Span::mixed_site());
        let refers = source == Source::Captures;
        let passed = self.plan.lifted(id).unwrap_or_default();
        let is_shared = |passed: &Passed| {
            let known = passed.known.as_ref().map(|known| &known.ty);
            passed.by == Passing::Value
                && matches!(known, Some(Type::Reference(ty)) if ty.mutability.is_none())
        };
        let changes = |passed: &Passed| matches!(passed.by, Passing::Mutable | Passing::Reborrow);
        // A result refers to what is lent for changing if it can be changed itself, or if there is nothing else.
        let by_change = mentions_mutable(&sig.output) || passed.iter().all(changes);
        let captures = passed.iter().map(|passed| {
            let source = refers && changes(passed) == by_change;
            generics.capture(
                (passed.binding, passed.by),
                refers && is_shared(passed),
                source.then_some(&held),
            )
        });
        let captures = captures.collect();
        if refers {
            lifetimes.push(held.clone());
        }
        let mut output_replaced = false;
        let output = match &sig.output {
            ReturnType::Default => TokenStream::new(),
            ReturnType::Type(_, ty) => {
                let mut ty = (**ty).clone();
                if refers {
                    elision::name(&mut ty, &mut |_| held.clone());
                }
                generics.declare(&ty, &lifetimes);
                output_replaced = generics.replace_result(&mut ty, &sig);
                quote!(-> #ty)
            }
        };
        Member {
            function: id,
            sig,
            lifetimes,
            inputs,
            captures,
            output,
            replaced: (replaced, output_replaced),
        }
    }

    /// An argument of the call. Where an item cannot name the type, it is coerced to it here.
    fn given(&self, entry: &Member, position: usize, argument: &TokenStream) -> TokenStream {
        let sig = self.signature(entry.function);
        let Some(FnArg::Typed(input)) = sig.inputs.get(position) else { return argument.clone() };
        let mut ty = (*input.ty).clone();
        let opaque = crate::capture::mentions_impl(&ty.to_token_stream());
        let generic = mentions_type_generics(&ty, sig);
        if !entry.replaced.0.get(position).copied().unwrap_or_default() || opaque || generic {
            return argument.clone();
        }
        elision::name(&mut ty, &mut |_| Lifetime::new("'_", Span::call_site()));
        let inferred = |ident: &Ident| Ident::new("_", ident.span());
        let ty = entry.rename_lifetimes(ty.into_token_stream(), inferred);
        quote!(::core::convert::identity::<#ty>(#argument))
    }

    /// `|__go, node, graph, seen| { .. }`
    fn tied_closure(&self, member: &Member, set: usize) -> TokenStream {
        let inside = self.within_tied(member.function, set);
        let function = &self.plan.resolved.functions[member.function.0];
        let sig = inside.rendered(member.function);
        let span = function.sig.fn_token.span;
        let go = self.go(generated(span));
        let patterns = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) => input.pat.to_token_stream(),
            FnArg::Receiver(input) => input.to_token_stream(),
        });
        let captures: Vec<BindingId> = self
            .plan
            .lifted(member.function)
            .unwrap_or_default()
            .iter()
            .map(|passed| passed.binding)
            .collect();
        let captures = captures.iter().map(|binding| inside.binding_name(*binding));
        // What the closure returns is told by what it is passed to, unless that has left it open.
        let output = match &member.sig.output {
            ReturnType::Type(arrow, ty) if member.replaced.1 && !member.leaves_open(ty) => {
                Some(quote!(#arrow #ty))
            }
            _ => None,
        };
        let mut body = inside.render(&function.body);
        if let Safety::Unsafe(token) = &function.sig.safety {
            body = quote!({ #[allow(unused_unsafe)] #token #body });
        }
        quote_spanned!(span=> |#go, #(#patterns,)* #(#captures),*| #output #body)
    }

    /// Whether closures that are made in these functions call them.
    fn copies_go(&self, set: usize) -> bool {
        let members = self.plan.set(set);
        members
            .iter()
            .any(|id| self.needed_by(*id).iter().any(|inner| !self.plan.facts.values(*inner).is_empty()))
    }

    /// Inside of tied functions, a closure that calls them has a copy of what they are passed.
    pub(super) fn go_of_its_own(&self, function: FnId, at: Span) -> Option<TokenStream> {
        let (set, by_reference) = self.tied?;
        let needed = self.needed_by(function);
        if !by_reference || !needed.iter().any(|id| self.plan.set_of(*id) == Some(set)) {
            return None;
        }
        let (go, span) = (self.go(generated(at)), generated(at));
        Some(quote_spanned!(span=> let #go = *#go;))
    }
}

impl Member {
    /// Whether a closure cannot say the type, or would say something else with it.
    fn leaves_open(&self, ty: &Type) -> bool {
        let named = elision::free_lifetimes(&ty.to_token_stream());
        let own = self.lifetimes.iter().any(|lifetime| named.contains(lifetime));
        let generic = mentions_type_generics(ty, &self.sig);
        own || generic || elision::elides(ty) || matches!(ty, Type::ImplTrait(_) | Type::Infer(_))
    }

    /// The same, with other names for its own lifetimes: the types of the functions declare them, too.
    fn with_other_lifetimes(&self) -> Entered {
        let name = |ident: &Ident| format_ident!("__e_{ident}", span = ident.span());
        let rename = |tokens: TokenStream| self.rename_lifetimes(tokens, name);
        let lifetime = |lifetime: &Lifetime| rename(lifetime.to_token_stream());
        Entered {
            lifetimes: self.lifetimes.iter().map(lifetime).collect(),
            inputs: self.inputs.iter().map(|ty| rename(ty.to_token_stream())).collect(),
            captures: self.captures.iter().map(|capture| rename(capture.clone())).collect(),
            output: rename(self.output.clone()),
        }
    }

    /// Its own lifetimes by other names, which `name` makes of them.
    fn rename_lifetimes(&self, tokens: TokenStream, name: fn(&Ident) -> Ident) -> TokenStream {
        let mut quoted = false;
        let rename = |token: TokenTree| {
            let lifetime =
                std::mem::replace(&mut quoted, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
            match token {
                TokenTree::Ident(ident)
                    if lifetime && self.lifetimes.iter().any(|own| own.ident == ident) =>
                {
                    TokenTree::Ident(name(&ident))
                }
                TokenTree::Group(group) => TokenTree::Group(Group::new(
                    group.delimiter(),
                    self.rename_lifetimes(group.stream(), name),
                )),
                token => token,
            }
        };
        tokens.into_iter().map(rename).collect()
    }

    /// `for<'a> fn(&__Go<..>, &'a str, &mut __A0) -> &'a str`
    fn pointer(&self, go: &TokenStream) -> TokenStream {
        let Member { lifetimes, inputs, captures, output, .. } = self;
        let binder = (!lifetimes.is_empty()).then(|| quote!(for<#(#lifetimes),*>));
        let unsafety = &self.sig.safety;
        quote!(#binder #unsafety fn(&#go, #(#inputs,)* #(#captures),*) #output)
    }
}

/// How the type of a function says that a variable is passed.
pub(super) fn reference(by: Passing, name: &Ident, lifetime: Option<&Lifetime>) -> TokenStream {
    match by {
        Passing::Value => quote!(#name),
        Passing::Reference | Passing::Peek => quote!(&#lifetime #name),
        Passing::Mutable | Passing::Reborrow => quote!(&#lifetime mut #name),
    }
}

/// Whether a type mentions a generic of the function's own, which a closure and its calls cannot name.
fn mentions_type_generics(ty: &Type, sig: &Signature) -> bool {
    let mut names = HashSet::new();
    collect_idents(&ty.to_token_stream(), &mut names);
    sig.generics.type_params().any(|param| names.contains(&param.ident.to_string()))
}
