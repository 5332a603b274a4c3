//! What is held for longer than one use: references to variables that are in cells.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::cells::mutability;
use super::closure::prepend;
use super::render::Renderer;
use super::spans::generated;
use super::tokens::push_separated;
use crate::capture::Held;
use crate::knowledge::{self, Fact};
use crate::resolve::FnId;
use crate::syntax::{tokens_of, tokens_spanned};

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
        let span = generated(at);
        let units = self.units(held);
        let mut references = TokenStream::new();
        for (position, unit) in units.iter().enumerate() {
            references.extend(self.bound(at, unit, tokens_of(&self.numbered("guard", position, span))));
        }
        // One `match` for each: a tuple of guards would be there for as long as the value of a block, behind
        // what it has locked.
        let mut whole = prepend(&references, body);
        for (position, unit) in units.iter().enumerate().rev() {
            let (guard, mutability) = (self.numbered("guard", position, span), changing(unit, span));
            let taken = self.taken(at, unit);
            whole = tokens_spanned!(span=> match #taken { #mutability #guard => #whole });
        }
        whole
    }

    /// Guards of variables that nobody may change, as one value.
    ///
    /// Output: `__shared.total.lend()`
    pub(super) fn reading_guards(&self, at: Span, held: &[Held]) -> TokenStream {
        let (mut kept, mut taken) = (held.to_vec(), TokenStream::new());
        for held in &mut kept {
            held.changes = false;
        }
        let units = self.units(&kept);
        for unit in &units {
            push_separated(&mut taken, &self.taken(at, unit));
        }
        if units.len() < 2 { taken } else { tokens_spanned!(generated(at)=> (#taken)) }
    }

    /// The guards of what is held for a block, as one value.
    pub(super) fn guards(&self, at: Span, held: &[Held]) -> TokenStream {
        let span = generated(at);
        let mut guards = TokenStream::new();
        let count = self.units(held).len();
        for position in 0..count {
            push_separated(&mut guards, &self.numbered("guard", position, span).to_token_stream());
        }
        if count == 1 { guards } else { tokens_spanned!(span=> (#guards)) }
    }

    /// Variables that are held until the end of a block.
    ///
    /// Output: `let total = &mut *__shared.total.lend_mut();`
    pub(super) fn references(&self, at: Span, held: &[Held]) -> TokenStream {
        let mut references = TokenStream::new();
        for unit in &self.units(held) {
            references.extend(self.bound(at, unit, self.taken(at, unit)));
        }
        references
    }

    /// What is taken at once: each variable, or what has one lock.
    fn units<'a>(&self, mut held: &'a [Held]) -> Vec<&'a [Held]> {
        let mut units = Vec::new();
        while let Some(first) = held.first() {
            let mut end = 1;
            while self.is_sync() && matches!(held.get(end), Some(next) if next.group == first.group) {
                end += 1;
            }
            units.push(&held[..end]);
            held = &held[end..];
        }
        units
    }

    /// The call that takes it.
    fn taken(&self, at: Span, unit: &[Held]) -> TokenStream {
        let Held { binding, group, changes } = unit[0];
        if self.is_sync() {
            self.locked(group, false, any_changes(unit), at)
        } else {
            self.lent(binding, group, changes, at)
        }
    }

    /// References to variables behind a guard.
    ///
    /// Output: `let total = &mut *__guard;`, and with a lock `let total = &mut __guard.total;`
    fn bound(&self, at: Span, unit: &[Held], mut guard: TokenStream) -> TokenStream {
        let span = generated(at);
        let mut references = TokenStream::new();
        if unit.len() > 1 {
            let (name, mutability) = (self.numbered("guard", 0, span), changing(unit, span));
            references = tokens_spanned!(span=> let #name = &#mutability *#guard;);
            guard = tokens_of(&name);
        }
        for held in unit {
            let (name, mutability) = (self.binding_name(held.binding), mutability(held.changes, span));
            let place = if self.is_sync() {
                let field = self.field_of(held.binding, at);
                tokens_spanned!(span=> #guard.#field)
            } else {
                tokens_spanned!(span=> *#guard)
            };
            references.extend(tokens_spanned!(span=> let #name = &#mutability #place;));
        }
        references
    }
}

/// `mut`, where one of them changes.
fn changing(unit: &[Held], span: Span) -> TokenStream {
    mutability(any_changes(unit), span)
}

fn any_changes(unit: &[Held]) -> bool {
    for held in unit {
        if held.changes {
            return true;
        }
    }
    false
}

/// Whether a block gives nothing that could keep a temporary.
fn ends_plainly(body: &TokenStream) -> bool {
    let mut plain = false;
    for token in body.clone() {
        // A closure whose body is no block has other tokens, too.
        plain = matches!(&token, TokenTree::Group(block)
            if block.delimiter() == Delimiter::Brace && is_plain(block.stream()));
    }
    plain
}

/// Whether an expression, or what stands behind the last semicolon, makes no temporary that may refer to
/// something: it consists of names, signs, calls of functions, and methods whose results do not refer to what
/// they are called on.
fn is_plain(expr: TokenStream) -> bool {
    let (mut before, mut plain) = (Before::Sign, true);
    for token in expr {
        before = match (token, before) {
            (TokenTree::Punct(sign), _) if sign.as_char() == ';' => {
                plain = true;
                Before::Sign
            }
            (TokenTree::Group(group), before) => {
                plain &= group.delimiter() == Delimiter::Parenthesis && is_plain(group.stream());
                match before {
                    Before::Name => Before::Called,
                    Before::Sign | Before::Own => Before::Other,
                    _ => {
                        plain = false;
                        Before::Other
                    }
                }
            }
            (TokenTree::Ident(name), Before::Dot) if knowledge::method(&name).has(Fact::Own) => Before::Own,
            (TokenTree::Ident(_), Before::Dot) | (TokenTree::Literal(_), _) => Before::Other,
            (TokenTree::Ident(_), _) => Before::Name,
            (TokenTree::Punct(sign), before) => match sign.as_char() {
                // What is called may give something that refers to what it was given.
                '.' | '?' if matches!(before, Before::Called) => {
                    plain = false;
                    Before::Other
                }
                '.' => Before::Dot,
                '!' | '?' | '&' => Before::Other,
                _ => Before::Sign,
            },
        };
    }
    plain
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
