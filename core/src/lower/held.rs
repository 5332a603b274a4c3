//! What is held for longer than one use: references to variables that are in cells.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::cells::mutability;
use super::closure::prepend;
use super::render::Renderer;
use super::spans::generated;
use super::tokens::push_separated;
use crate::capture::Held;
use crate::knowledge::{self, Fact};
use crate::resolve::FnId;
use crate::syntax::tokens_spanned;

impl Renderer<'_> {
    /// The body of a closure made of `function`, which holds variables for its whole call.
    ///
    /// Output: `{ let total = &mut *__shared.total.lend_mut(); body }`
    pub(super) fn hold_for_body(&self, function: FnId, held: &[Held], body: TokenStream) -> TokenStream {
        let at = self.signature(function).ident.span();
        if held.is_empty() {
            return body;
        }
        if ends_plainly(&body) {
            return prepend(&self.references(at, held), body);
        }
        let whole = self.hold(at, held, body);
        tokens_spanned!(generated(at)=> { #whole })
    }

    /// `body`, a block, for which variables are held, always in the order of the allocations. What a block
    /// gives may keep temporaries that refer to its variables, so what is held is bound outside: the
    /// temporaries of an arm end before what its pattern binds.
    ///
    /// Output: `match __shared.total.lend_mut() { mut __guard => { let total = &mut *__guard; body } }`
    pub(super) fn hold(&self, at: Span, held: &[Held], body: TokenStream) -> TokenStream {
        if held.is_empty() {
            return body;
        }
        if self.is_sync() {
            self.hold_under_locks(at, held, body)
        } else {
            self.hold_in_cells(at, held, &body)
        }
    }

    fn hold_in_cells(&self, at: Span, held: &[Held], body: &TokenStream) -> TokenStream {
        let span = generated(at);
        let (mut taken, mut guards, mut references) =
            (TokenStream::new(), TokenStream::new(), TokenStream::new());
        for (position, held) in held.iter().enumerate() {
            let guard = self.numbered("guard", position, span);
            let (name, mutability) = (self.binding_name(held.binding), mutability(held.changes, span));
            let borrowed = self.borrowed(held.binding, held.group, held.changes, at).guard;
            push_separated(&mut taken, &borrowed);
            push_separated(&mut guards, &tokens_spanned!(span=> #mutability #guard));
            references.extend(tokens_spanned!(span=> let #name = &#mutability *#guard;));
        }
        if held.len() > 1 {
            (taken, guards) = (tokens_spanned!(span=> (#taken)), tokens_spanned!(span=> (#guards)));
        }
        let body = prepend(&references, body.clone());
        tokens_spanned!(span=> match #taken { #guards => #body })
    }

    fn hold_under_locks(&self, at: Span, held: &[Held], mut body: TokenStream) -> TokenStream {
        let span = generated(at);
        let guard = self.numbered("guard", 0, span);
        let mut rest = held;
        // The first is the outermost.
        while let Some(last) = rest.last() {
            let start = rest.iter().position(|held| held.group == last.group).unwrap_or_default();
            let (before, together) = rest.split_at(start);
            let mutability = mutability(together.iter().any(|held| held.changes), span);
            body = prepend(&self.parts(&guard, together, at), body);
            if together.len() > 1 {
                body = prepend(&tokens_spanned!(span=> let #guard = &#mutability *#guard;), body);
            }
            let locked = self.locked(last.group, at);
            body = tokens_spanned!(span=> match #locked { #mutability #guard => #body });
            rest = before;
        }
        body
    }

    /// Variables that are held until the end of a block.
    ///
    /// Output: `let total = &mut *__shared.total.lend_mut();`
    pub(super) fn references(&self, at: Span, held: &[Held]) -> TokenStream {
        let span = generated(at);
        let mut references = TokenStream::new();
        let mut rest = held;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|held| held.group == first.group).count();
            let (together, behind) = rest.split_at(if self.is_sync() { count } else { 1 });
            let mutability = mutability(together.iter().any(|held| held.changes), span);
            if let [held] = together {
                let place = self.borrowed(held.binding, held.group, held.changes, at).place();
                let name = self.binding_name(held.binding);
                references.extend(tokens_spanned!(span=> let #name = &#mutability #place;));
            } else {
                let guard = self.numbered("guard", 0, span);
                let taken = self.locked(first.group, at);
                references.extend(tokens_spanned!(span=> let #guard = &#mutability *#taken;));
                references.extend(self.parts(&guard, together, at));
            }
            rest = behind;
        }
        references
    }

    /// Variables that have one lock.
    ///
    /// Output: `let items = &mut __guard.items; let total = &__guard.total;`
    fn parts(&self, guard: &Ident, held: &[Held], at: Span) -> TokenStream {
        let span = generated(at);
        let mut parts = TokenStream::new();
        for held in held {
            let mutability = mutability(held.changes, span);
            let (name, field) = (self.binding_name(held.binding), self.field_of(held.binding, at));
            parts.extend(tokens_spanned!(span=> let #name = &#mutability #guard.#field;));
        }
        parts
    }
}

/// Whether a block gives nothing that could keep a temporary.
fn ends_plainly(body: &TokenStream) -> bool {
    let Some(TokenTree::Group(block)) = body.clone().into_iter().next() else { return false };
    let mut tail = TokenStream::new();
    for token in block.stream() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == ';' => tail = TokenStream::new(),
            token => tail.extend([token]),
        }
    }
    block.delimiter() == Delimiter::Brace && is_plain(tail)
}

/// Whether an expression makes no temporary that may refer to something: it consists of names, signs, calls
/// of functions, and methods whose results do not refer to what they are called on.
fn is_plain(expr: TokenStream) -> bool {
    let mut before = Before::Sign;
    for token in expr {
        before = match (token, before) {
            (TokenTree::Group(group), before) => {
                if group.delimiter() != Delimiter::Parenthesis || !is_plain(group.stream()) {
                    return false;
                }
                match before {
                    Before::Name => Before::Called,
                    Before::Sign | Before::Own => Before::Other,
                    _ => return false,
                }
            }
            (TokenTree::Ident(name), Before::Dot) if knowledge::method(&name).has(Fact::Own) => Before::Own,
            (TokenTree::Ident(_), Before::Dot) | (TokenTree::Literal(_), _) => Before::Other,
            (TokenTree::Ident(_), _) => Before::Name,
            // What is called may give something that refers to what it was given.
            (TokenTree::Punct(sign), Before::Called) if matches!(sign.as_char(), '.' | '?') => return false,
            (TokenTree::Punct(sign), _) => match sign.as_char() {
                '.' => Before::Dot,
                '!' | '?' | '&' => Before::Other,
                _ => Before::Sign,
            },
        };
    }
    true
}

/// What stands before a token of an expression.
enum Before {
    Sign,
    Dot,
    Name,
    /// A method whose result does not refer to the receiver.
    Own,
    /// The call of a function.
    Called,
    Other,
}
