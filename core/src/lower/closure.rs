//! Inline lowering: a nested function as a closure at the place where its name is a value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Attribute, FnArg, PathArguments, ReturnType, Signature, Type, TypeParamBound};

use super::link;
use super::render::{Form as Variable, Renderer};
use crate::capture::{Capture, Storage, kind_of, mentions_impl};
use crate::knowledge::{TypeFact, path_has};
use crate::resolve::{BindingId, Context, FnId, Tail, UseId, is_cloned_apart};
use crate::syntax::each_type_mut;

/// The attributes that mean something on a statement.
pub(super) const LINTS: [&str; 5] = ["allow", "expect", "warn", "deny", "forbid"];

/// The attributes that mean something on a closure.
const KEPT: [&str; 7] = ["allow", "expect", "warn", "deny", "forbid", "inline", "cold"];

/// How a closure is written.
#[derive(Clone, Copy)]
struct Form {
    moves: bool,
    /// With the types of the signature.
    typed: bool,
    /// Holding the guard that makes it neither `Copy` nor `Clone`.
    unique: bool,
}

impl Renderer<'_> {
    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); count += by * step; count }`, used as a value
    /// Output: `{ let step = step; move |by: i64| -> i64 { count += by * step; count } }`
    pub(super) fn closure_value(&self, id: UseId, function: FnId) -> TokenStream {
        let used = &self.plan.resolved.uses[id.0];
        let at = used.ident.span();
        let captures = self.plan.captures(id).iter().map(|capture| self.capture(capture, at));
        let go = self.go_of_its_own(function, at);
        let captures: TokenStream = captures.chain(self.handles(id, at)).chain(go).collect();
        let attrs = self.attributes(function, &KEPT);
        let unique = self.unique(id, function);
        let told = self.needs_link(function) && self.told_by_return_type(id);
        let mut inside = self.within_value(function);
        inside.tied = self.tied.map(|(set, _)| (set, false));
        let closure = if told {
            let typed = !link::declares_lifetimes(self.signature(function));
            let closure = inside.closure(function, Form { moves: true, typed, unique });
            quote!(#attrs #closure)
        } else {
            inside.linked(function, Form { moves: true, typed: true, unique }, &attrs)
        };
        let span = generated(used.ident.span());
        let guard = unique.then(|| {
            let (guard, ty) = self.guard(span);
            quote_spanned!(span=> struct #ty; let #guard = #ty;)
        });
        let prepares = !captures.is_empty() || unique;
        let value = if prepares || (!attrs.is_empty() && (told || !self.needs_link(function))) {
            quote_spanned!(span=> { #guard #captures #closure })
        } else {
            closure
        };
        if used.context == Context::Loose { value } else { quote_spanned!(span=> (#value)) }
    }

    /// Input:  `fn log(text: &str) { lines.push(text.to_owned()) }`, called
    /// Output: `|text: &str| { lines.push(text.to_owned()) }`, which borrows for as long as the call lasts
    pub(super) fn called_closure(&self, function: FnId) -> TokenStream {
        let form = Form { moves: false, typed: true, unique: false };
        self.linked(function, form, &TokenStream::new())
    }

    /// A function that nobody uses: a closure in the place of its definition, for rustc to check and to warn about. Where
    /// that would be in the way of others, rustc warns only.
    pub(super) fn unused(&self, id: FnId) -> TokenStream {
        let function = &self.plan.resolved.functions[id.0];
        let name = &function.sig.ident;
        let lints = self.attributes(id, &LINTS);
        if !self.can_stand(id) {
            return quote!(#lints #[allow(clippy::items_after_statements)] fn #name() {});
        }
        let form = Form { moves: false, typed: true, unique: false };
        let closure = self.linked(id, form, &TokenStream::new());
        quote!({ #lints let #name = #closure; })
    }

    /// Whether a closure made of a function that nobody uses is in nobody's way.
    fn can_stand(&self, id: FnId) -> bool {
        let resolved = &self.plan.resolved;
        let function = &resolved.functions[id.0];
        let Some(idle) = &function.idle else { return false };
        let is_free = |binding: &BindingId| {
            let declared = &resolved.bindings[binding.0];
            let bound = declared.visible.0 <= function.written.0;
            let mut users = self.plan.facts.capturing();
            let alone = !users.any(|user| self.plan.facts.captures_variable(user, *binding));
            declared.owner == function.parent && bound && alone && self.plan.renamed(*binding).is_none()
        };
        !idle.calls && !self.needs_link(id) && idle.captured.iter().all(is_free)
    }

    /// What happens to one variable before the closure takes it.
    fn capture(&self, capture: &Capture, value: Span) -> TokenStream {
        let name = self.binding_name(capture.binding);
        let span = generated(name.span());
        let exclusive = (capture.exclusive && !self.is_parameter(capture.binding)).then(|| {
            // What rustc has to say about this is said where the closure is made.
            let mut name = name.clone();
            name.set_span(name.span().located_at(value));
            let span = generated(value);
            quote_spanned!(span=> let _ = &mut #name;)
        });
        let form = self.form(capture.binding);
        let clone = self.cloning(capture.binding, span);
        let binding = match capture.storage {
            Storage::Shared => TokenStream::new(),
            // The variable itself is somebody else's.
            _ if form == Variable::Reference => quote_spanned!(span=> let #name = #clone(#name);),
            _ if form == Variable::Mutable => quote_spanned!(span=> let #name = #clone(&*#name);),
            Storage::Owned => TokenStream::new(),
            Storage::Frozen => quote_spanned!(span=> let #name = #name;),
            Storage::Cloned => quote_spanned!(span=> let #name = #clone(&#name);),
        };
        quote!(#exclusive #binding)
    }

    /// What clones a variable for a closure: a function that refuses a `Cell` and the like, where the type may be one.
    fn cloning(&self, binding: BindingId, span: Span) -> TokenStream {
        let known = self.plan.resolved.bindings[binding.0].known.as_ref();
        if known.is_some_and(|known| known.certain && is_cloned_apart(&known.ty)) {
            return quote_spanned!(span=> ::core::clone::Clone::clone);
        }
        let private = self.plan.resolved.factory.options.home.private(span);
        quote_spanned!(span=> #private::clone_for_each_closure)
    }

    /// Whether the closure has to hold something that cannot be copied. It is one function with one state, but a
    /// closure whose captures are all `Copy` is `Copy` too, and would take its state apart without a word. Behind
    /// `impl FnMut(..)` nobody can see that.
    fn unique(&self, id: UseId, function: FnId) -> bool {
        self.plan.facts.changes_state(function) && !self.returned_as(id, is_opaque)
    }

    fn guard(&self, span: Span) -> (Ident, Ident) {
        let fresh = |name| self.plan.resolved.markers.fresh(name, span);
        (fresh("unique"), fresh("Unique"))
    }

    /// Whether the value is what a function returns as `impl Fn(..)`: rustc takes the closure's signature from there.
    fn told_by_return_type(&self, id: UseId) -> bool {
        let place = &self.plan.resolved.functions[self.plan.resolved.uses[id.0].function.0];
        place.sig.asyncness.is_none() && self.returned_as(id, is_impl_fn)
    }

    /// Whether the value is returned, alone or in a tuple, as `_` or as a type that `fits`.
    fn returned_as(&self, id: UseId, fits: fn(&Type) -> bool) -> bool {
        let place = &self.plan.resolved.functions[self.plan.resolved.uses[id.0].function.0];
        let ReturnType::Type(_, ty) = &place.sig.output else { return false };
        let fits = |ty: &Type| fits(ty) || matches!(ty, Type::Infer(_));
        match (&place.tail, &**ty) {
            (Tail::Name(name), ty) => *name == id && fits(ty),
            (Tail::Tuple(names), Type::Tuple(types)) => {
                names.iter().zip(&types.elems).any(|(name, ty)| *name == Some(id) && fits(ty))
            }
            (Tail::Tuple(names), Type::Infer(_)) => names.contains(&Some(id)),
            _ => false,
        }
    }

    fn needs_link(&self, function: FnId) -> bool {
        link::needs_link(self.signature(function))
    }

    /// The closure, passed through a function that gives it its signature where a closure's own would not link
    /// the lifetimes of arguments and result.
    fn linked(&self, id: FnId, form: Form, attrs: &TokenStream) -> TokenStream {
        let sig = &self.plan.resolved.functions[id.0].sig;
        let link = self.needs_link(id);
        let closure = self.closure(id, Form { typed: !link, ..form });
        let closure = quote!(#attrs #closure);
        if !link {
            return closure;
        }
        // What is called in place changes the variables themselves, also those that have been taken out of cells.
        let changes = if form.moves {
            self.plan.facts.changes_state(id)
        } else {
            self.plan.facts.changes_variables(id)
        };
        let kind = kind_of(sig, changes);
        let outer = self.outer_generics(id);
        link::link(&self.rendered(sig), &kind, &outer, &closure)
    }

    /// `async move |params| -> Output { body }`
    fn closure(&self, id: FnId, form: Form) -> TokenStream {
        let function = &self.plan.resolved.functions[id.0];
        let sig = self.rendered(&function.sig);
        let span = function.sig.fn_token.span;
        let keyword = form.moves.then(|| quote_spanned!(span=> move));
        let asyncness = &sig.asyncness;
        let lifted = self.plan.lifted(id).is_some();
        let names = if lifted { self.parameter_names(id) } else { patterns(&sig) };
        let attrs = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) => &input.attrs[..],
            FnArg::Receiver(_) => &[],
        });
        let types = sig.inputs.iter().map(|input| match input {
            FnArg::Typed(input) if form.typed => {
                let (colon, ty) = (&input.colon_token, &input.ty);
                quote!(#colon #ty)
            }
            _ => TokenStream::new(),
        });
        let params =
            names.iter().zip(types).zip(attrs).map(|((name, ty), attrs)| quote!(#(#attrs)* #name #ty));
        let output = if form.typed { output(&sig, span) } else { TokenStream::new() };
        let mut body = if lifted { self.thin_body(id, &names) } else { self.render(function.body.clone()) };
        if form.moves {
            body = self.before_entering().within_cells(id, body);
        }
        if form.unique {
            let (guard, _) = self.guard(generated(span));
            let generated = generated(span);
            body = prepend(&quote_spanned!(generated=> let _ = &#guard;), body);
        }
        quote_spanned!(span=> #asyncness #keyword |#(#params),*| #output #body)
    }

    pub(super) fn rendered(&self, sig: &Signature) -> Signature {
        let mut sig = sig.clone();
        for input in &mut sig.inputs {
            if let FnArg::Typed(input) = input {
                *input.pat = syn::Pat::Verbatim(self.render(input.pat.to_token_stream()));
            }
        }
        sig
    }

    /// The function's attributes of these names.
    pub(super) fn attributes(&self, function: FnId, names: &[&str]) -> TokenStream {
        let kept = |attr: &&Attribute| names.iter().any(|name| attr.path().is_ident(name));
        self.plan.resolved.functions[function.0]
            .attrs
            .iter()
            .filter(kept)
            .map(ToTokens::to_token_stream)
            .collect()
    }

    /// The generics of the functions around.
    pub(super) fn outer_generics(&self, mut function: FnId) -> syn::Generics {
        let mut generics = syn::Generics::default();
        while function != FnId::ROOT {
            function = self.plan.resolved.functions[function.0].parent;
            let outer = &self.plan.resolved.functions[function.0].sig.generics;
            generics.params.extend(outer.params.iter().cloned());
            if let Some(clause) = &outer.where_clause {
                generics.make_where_clause().predicates.extend(clause.predicates.iter().cloned());
            }
        }
        generics
    }
}

/// The patterns of the parameters.
fn patterns(sig: &Signature) -> Vec<TokenStream> {
    let pattern = |input: &FnArg| match input {
        FnArg::Typed(input) => input.pat.to_token_stream(),
        FnArg::Receiver(input) => input.to_token_stream(),
    };
    sig.inputs.iter().map(pattern).collect()
}

/// The closure's return type. `impl Trait` cannot be written there, and `_` is what it says: inferred.
fn output(sig: &Signature, span: Span) -> TokenStream {
    match &sig.output {
        ReturnType::Default => quote_spanned!(span=> -> ()),
        ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_)) => TokenStream::new(),
        ReturnType::Type(arrow, ty) if mentions_impl(&ty.to_token_stream()) => {
            let mut ty = (**ty).clone();
            infer_impl(&mut ty);
            quote!(#arrow #ty)
        }
        ReturnType::Type(..) => sig.output.to_token_stream(),
    }
}

/// Input:  `Vec<impl Fn()>`
/// Output: `Vec<_>`
fn infer_impl(ty: &mut Type) {
    each_type_mut(ty, &mut |ty| {
        let opaque = matches!(ty, Type::ImplTrait(_));
        if opaque {
            *ty = syn::parse_quote!(_);
        }
        !opaque
    });
}

/// An `impl` type of the standard traits that do not let anybody copy or clone.
fn is_opaque(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    ty.bounds.iter().all(|bound| match bound {
        TypeParamBound::Trait(bound) => path_has(&bound.path, TypeFact::Opaque),
        _ => true,
    })
}

/// `impl Fn(A) -> B` and its kin.
fn is_impl_fn(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    ty.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|segment| matches!(segment.arguments, PathArguments::Parenthesized(_)))
        }
        _ => false,
    })
}

/// A span at the user's token whose names are the macro's own.
pub(super) fn generated(at: Span) -> Span {
    Span::mixed_site().located_at(at)
}

/// Input:  `let _ = &guard;` and `{ body }`
/// Output: `{ let _ = &guard; body }`
pub(super) fn prepend(statement: &TokenStream, body: TokenStream) -> TokenStream {
    if statement.is_empty() {
        return body;
    }
    let mut output = TokenStream::new();
    for token in body {
        let proc_macro2::TokenTree::Group(group) = token else { continue };
        let stream = statement.clone().into_iter().chain(group.stream()).collect();
        let mut block = proc_macro2::Group::new(group.delimiter(), stream);
        block.set_span(group.span());
        output.extend([proc_macro2::TokenTree::Group(block)]);
    }
    output
}
