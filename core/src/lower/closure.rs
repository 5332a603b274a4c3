//! Inline lowering: a nested function as a closure at the place where its name is a value.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, ReturnType, Signature, Type};

use super::link;
use super::render::Renderer;
use crate::capture::{declares_lifetimes, kind_of, mentions_impl, needs_link};
use crate::resolve::{Context, FnId, Piece, Template, UseId};
use crate::syntax::{each_type_mut, inferred_type, is_one_of, items, map_tokens, tokens, tokens_spanned};
use crate::syntax::{generated, tokens_of};

/// The attributes that mean something on a statement.
pub(super) const LINTS: [&str; 5] = ["allow", "expect", "warn", "deny", "forbid"];

/// The attributes that mean something on a closure.
const KEPT: [&str; 7] = ["allow", "expect", "warn", "deny", "forbid", "inline", "cold"];

/// How a closure is written.
#[derive(Clone, Copy)]
struct Style {
    moves: bool,
    /// With the types of the signature.
    typed: bool,
    /// With a seal: a value in it that makes it neither `Copy` nor `Clone`.
    unique: bool,
    /// The value that it is, if it is one.
    value: Option<UseId>,
    /// For which value, if its futures own what they use.
    owning: Option<UseId>,
    /// The name that it stands for as a value: what rustc says of the closure, and puts around it, is about
    /// that. What it says of the body is about the function.
    at: Option<Span>,
}

impl Renderer<'_> {
    /// Input:  `fn counter(by: i64) -> i64 { nonlocal!(count); count += by * step; count }`, used as a value
    /// Output: `{ let step = step; move |by: i64| -> i64 { count += by * step; count } }`
    pub(super) fn closure_value(&self, id: UseId, function: FnId) -> TokenStream {
        let used = &self.plan.resolved.uses[id];
        let (at, span) = (used.ident.span(), generated(used.ident.span()));
        let mut captures = TokenStream::new();
        for capture in self.plan.captures(id) {
            captures.extend(self.capture(Some(function), capture, at));
        }
        captures.extend(self.handles(id, at));
        captures.extend(self.go_of_its_own(function, at));
        let attrs = self.attributes(function, &KEPT);
        let linked = needs_link(self.signature(function));
        let (unique, told) = (self.plan.values.unique.contains(id.0), self.plan.values.told.contains(id.0));
        let owning = self.plan.values.owning.contains(id.0).then_some(id);
        let mut inside = self.within_value(function);
        inside.tied = self.tied.map(|(set, _)| (set, false));
        let closure = if told {
            let typed = !declares_lifetimes(self.signature(function));
            let closure = inside.closure(
                function,
                Style { moves: true, typed, unique, value: Some(id), owning, at: Some(at) },
            );
            tokens!(#attrs #closure)
        } else {
            inside.linked(
                function,
                Style { moves: true, typed: true, unique, value: Some(id), owning, at: Some(at) },
                &attrs,
            )
        };
        let mut prepared = TokenStream::new();
        if unique {
            let (seal, ty) = self.seal(span);
            prepared = tokens_spanned!(span=> struct #ty; let #seal = #ty;);
        }
        prepared.extend(captures);
        let stands_alone = prepared.is_empty() && (attrs.is_empty() || (linked && !told));
        let value = if stands_alone { closure } else { tokens_spanned!(span=> { #prepared #closure }) };
        if used.context == Context::Loose { value } else { tokens_spanned!(span=> (#value)) }
    }

    /// Input:  `fn log(text: &str) { lines.push(text.to_owned()) }`, called
    /// Output: `|text: &str| { lines.push(text.to_owned()) }`, which borrows for as long as the call lasts
    pub(super) fn called_closure(&self, function: FnId) -> TokenStream {
        let style = Style { moves: false, typed: true, unique: false, value: None, owning: None, at: None };
        self.linked(function, style, &TokenStream::new())
    }

    /// A function that nobody uses: a closure in the place of its definition, for rustc to check and to warn
    /// about.
    pub(super) fn unused_closure(&self, id: FnId) -> TokenStream {
        let name = &self.signature(id).ident;
        let lints = of_a_variable(self.attributes(id, &LINTS));
        let style = Style { moves: false, typed: true, unique: false, value: None, owning: None, at: None };
        let closure = self.linked(id, style, &TokenStream::new());
        tokens!({ #lints let #name = #closure; })
    }

    /// Input:  `fn counter() -> i64 { nonlocal!(count); count += 1; count }`
    /// Output: `let mut counter = move || -> i64 { count += 1; count };`
    pub(super) fn bound_closure(&self, id: FnId) -> TokenStream {
        let name = &self.signature(id).ident;
        let style = Style { moves: true, typed: true, unique: false, value: None, owning: None, at: None };
        let closure = self.within_value(id).linked(id, style, &TokenStream::new());
        // At the place of the name, or the editor finds no place for the pattern, and does not rename it.
        let mutable = tokens_spanned!(name.span()=> mut);
        tokens!(#[allow(unused_mut, unused_variables)] let #mutable #name = #closure;)
    }

    /// A function that nobody uses, where a closure would be in the way of others: rustc warns only.
    pub(super) fn unused_function(&self, id: FnId) -> TokenStream {
        let name = &self.signature(id).ident;
        let lints = self.attributes(id, &LINTS);
        tokens!(#lints #[allow(clippy::items_after_statements)] fn #name() {})
    }

    /// The names of a seal and of its type.
    fn seal(&self, span: Span) -> (Ident, Ident) {
        let fresh = |name| self.plan.resolved.markers.fresh(name, span);
        (fresh("state"), fresh("FunctionWithAStateOfItsOwn"))
    }

    /// The closure, passed through a function that gives it its signature where a closure's own would not
    /// link the lifetimes of arguments and result.
    fn linked(&self, id: FnId, style: Style, attrs: &TokenStream) -> TokenStream {
        let sig = self.given_signature(id, style);
        let link = needs_link(&sig);
        let closure = self.closure(id, Style { typed: style.typed && !link, ..style });
        let closure = tokens!(#attrs #closure);
        if !link {
            return closure;
        }
        // What is called in place changes the variables themselves, also those that have been taken out of
        // cells.
        let changes =
            if style.moves { self.plan.changes_state(id) } else { self.plan.facts.changes_variables(id) };
        let at = style.at.unwrap_or_else(Span::call_site);
        link::link(&sig, &kind_of(&sig, changes), &self.outer_generics(id), &closure, at)
    }

    /// The signature of a closure made of the function. One whose futures have a type that is written gives
    /// that.
    fn given_signature(&self, id: FnId, style: Style) -> Signature {
        let mut sig = self.rendered(id);
        if let Some(result) = self.asked_future(style) {
            sig.asyncness = None;
            sig.output = ReturnType::Type(<syn::Token![->]>::default(), Box::new(result.clone()));
        }
        sig
    }

    /// The type that is written for the futures of a closure: a box.
    fn asked_future(&self, style: Style) -> Option<&Type> {
        self.plan.resolved.uses[style.owning?].asked_result.as_deref()
    }

    /// `async move |params| -> Output { body }`
    fn closure(&self, id: FnId, style: Style) -> TokenStream {
        let function = &self.plan.resolved.functions[id];
        let sig = self.given_signature(id, style);
        let at = if lacks_its_result(&sig, &function.body) { None } else { style.at };
        let span = at.unwrap_or(function.sig.fn_token.span);
        let keyword = if style.moves { tokens_spanned!(span=> move) } else { TokenStream::new() };
        let lifted = self.plan.lifted(id).is_some();
        let names = if lifted { self.parameter_names(id) } else { patterns(&sig) };
        let parameters = parameters(&sig, &names, style.typed);
        let output = if style.typed { output(&sig, span) } else { TokenStream::new() };
        let mut body = if lifted { self.thin_body(id, &names) } else { self.render(&function.body) };
        if style.moves {
            body = self.hold_for_body(id, self.plan.holding.function(id), body);
        }
        if let Some(value) = style.value {
            body = prepend(&self.wholes(id, value, span), body);
        }
        if style.unique {
            let (seal, _) = self.seal(generated(span));
            let generated = generated(span);
            body = prepend(&tokens_spanned!(generated=> let _ = &#seal;), body);
        }
        if let Some(value) = style.owning {
            let (owned, future) = (self.owned_by_each(value, span), self.future_of(id, true, &body));
            if self.asked_future(style).is_none() {
                return tokens_spanned!(span=> #keyword |#parameters| { #owned #future });
            }
            let private = self.plan.resolved.factory.options.home.private(span);
            let boxed = tokens_spanned!(span=> { #owned #private::Box::pin(#future) });
            return tokens_spanned!(span=> #keyword |#parameters| #output #boxed);
        }
        let mut asyncness = sig.asyncness;
        if let (Some(word), Some(at)) = (&mut asyncness, at) {
            word.span = at;
        }
        let body = if let Some(at) = at { standing_at(at, body) } else { body };
        tokens_spanned!(span=> #asyncness #keyword |#parameters| #output #body)
    }

    /// The signature of a function, by the names in the expansion.
    pub(super) fn rendered(&self, id: FnId) -> Signature {
        let mut sig = self.plan.resolved.functions[id].sig.clone();
        sig.ident = self.declared_name(id).clone();
        self.render_patterns(id, &mut sig);
        sig
    }

    /// The name that a function is declared by, which may be another than the one that the user gave it.
    pub(super) fn declared_name(&self, id: FnId) -> &Ident {
        let function = &self.plan.resolved.functions[id];
        function.declared.as_ref().unwrap_or(&function.sig.ident)
    }

    pub(super) fn render_patterns(&self, id: FnId, sig: &mut Signature) {
        for (input, pattern) in sig.inputs.iter_mut().zip(&self.plan.resolved.functions[id].patterns) {
            if let FnArg::Typed(input) = input {
                *input.pat = syn::Pat::Verbatim(self.render(pattern));
            }
        }
    }

    /// The function's attributes of these names.
    pub(super) fn attributes(&self, function: FnId, names: &[&str]) -> TokenStream {
        let mut kept = TokenStream::new();
        for attr in &self.plan.resolved.functions[function].attrs {
            if matches!(attr.path().get_ident(), Some(name) if is_one_of(name, names)) {
                attr.to_tokens(&mut kept);
            }
        }
        kept
    }

    /// The generics of the functions around.
    pub(super) fn outer_generics(&self, mut function: FnId) -> syn::Generics {
        let mut generics = syn::Generics::default();
        while function != FnId::ROOT {
            function = self.plan.resolved.functions[function].parent;
            let outer = &self.plan.resolved.functions[function].sig.generics;
            generics.params.extend(items(&outer.params).cloned());
            if let Some(clause) = &outer.where_clause {
                for predicate in items(&clause.predicates) {
                    generics.make_where_clause().predicates.push(predicate.clone());
                }
            }
        }
        generics
    }
}

/// What is said of a function that nobody uses, about a variable that nobody uses.
///
/// Input:  `#[expect(dead_code)]`
/// Output: `#[expect(unused_variables)]`
fn of_a_variable(lints: TokenStream) -> TokenStream {
    map_tokens(lints, &mut |token, _, output| {
        let of_a_function = matches!(&token, TokenTree::Ident(word) if word == "dead_code");
        let lint = Ident::new("unused_variables", token.span());
        output.extend([if of_a_function { TokenTree::Ident(lint) } else { token }]);
    })
}

/// The patterns of the parameters.
fn patterns(sig: &Signature) -> Vec<TokenStream> {
    let mut patterns = Vec::new();
    for input in items(&sig.inputs) {
        patterns.push(match input {
            FnArg::Typed(input) => tokens_of(&input.pat),
            FnArg::Receiver(input) => tokens_of(&input),
        });
    }
    patterns
}

/// The parameters of a closure, with the types of the signature or without.
fn parameters(sig: &Signature, names: &[TokenStream], typed: bool) -> TokenStream {
    let mut parameters = TokenStream::new();
    for (position, (input, name)) in items(&sig.inputs).zip(names).enumerate() {
        if position > 0 {
            parameters.extend(tokens!(,));
        }
        if let FnArg::Typed(input) = input {
            for attr in &input.attrs {
                attr.to_tokens(&mut parameters);
            }
        }
        parameters.extend(name.clone());
        if let (true, FnArg::Typed(input)) = (typed, input) {
            input.colon_token.to_tokens(&mut parameters);
            input.ty.to_tokens(&mut parameters);
        }
    }
    parameters
}

/// The closure's return type. `impl Trait` cannot be written there, and `_` is what it says: inferred.
fn output(sig: &Signature, span: Span) -> TokenStream {
    match &sig.output {
        ReturnType::Default => tokens_spanned!(span=> -> ()),
        ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_)) => TokenStream::new(),
        ReturnType::Type(arrow, ty) if mentions_impl(&tokens_of(&ty)) => {
            let mut ty = (**ty).clone();
            infer_impl(&mut ty);
            tokens!(#arrow #ty)
        }
        ReturnType::Type(..) => tokens_of(&sig.output),
    }
}

/// Input:  `Vec<impl Fn()>`
/// Output: `Vec<_>`
pub(super) fn infer_impl(ty: &mut Type) {
    each_type_mut(ty, &mut |ty| {
        let opaque = matches!(ty, Type::ImplTrait(_));
        if opaque {
            *ty = inferred_type();
        }
        !opaque
    });
}

/// Whether a body ends without the result that the signature promises: rustc points at all of it then.
fn lacks_its_result(sig: &Signature, body: &Template) -> bool {
    let [Piece::Group(_, _, inside)] = &body.pieces[..] else { return false };
    let ends = match inside.pieces.last() {
        Some(Piece::Token(TokenTree::Punct(last))) => last.as_char() == ';',
        last => last.is_none(),
    };
    ends && matches!(sig.output, ReturnType::Type(..))
}

/// A block whose braces are at a place.
fn standing_at(at: Span, body: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    for token in body {
        let TokenTree::Group(group) = token else { return output };
        let mut block = Group::new(group.delimiter(), group.stream());
        block.set_span(at);
        output.extend([TokenTree::Group(block)]);
    }
    output
}

/// Input:  `let total = &mut *state;` and `{ body }`
/// Output: `{ let total = &mut *state; body }`
pub(super) fn prepend(statement: &TokenStream, body: TokenStream) -> TokenStream {
    if statement.is_empty() {
        return body;
    }
    let mut output = TokenStream::new();
    for token in body {
        let TokenTree::Group(group) = token else { continue };
        let mut stream = statement.clone();
        stream.extend(group.stream());
        let mut block = Group::new(group.delimiter(), stream);
        block.set_span(group.span());
        output.extend([TokenTree::Group(block)]);
    }
    output
}
