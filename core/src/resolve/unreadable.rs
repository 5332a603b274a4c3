//! Macros of others whose arguments cannot be read: `json!({ "name": name })`, `info!(name = %name, "..")`.
//!
//! Heuristic: a word is a variable where it stands between signs, as an operand does; among other words, or
//! before a `:` or a `=`, it may be anything.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::uses::{Access, Strength};
use super::walker::Walker;

impl Walker {
    /// Walks the arguments of such a macro.
    pub(super) fn unreadable(&mut self, tokens: &TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        for (position, token) in all.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.unreadable(&group.stream()),
                TokenTree::Ident(word) => {
                    let operand = ends_before(&all[..position]) && begins_behind(&all[position + 1..]);
                    let strength = if operand { Strength::Strong } else { Strength::Weak };
                    self.name(word, Access::Opaque, strength);
                }
                _ => {}
            }
        }
    }
}

/// Whether an operand can stand behind these tokens.
fn ends_before(before: &[TokenTree]) -> bool {
    match before {
        [] => true,
        // `x::y`, `'x`
        [.., TokenTree::Punct(first), TokenTree::Punct(last)] if last.as_char() == ':' => {
            first.as_char() != ':' || first.spacing() == Spacing::Alone
        }
        [.., TokenTree::Punct(last)] => !matches!(last.as_char(), '.' | '\'' | '$' | '#' | '@'),
        _ => false,
    }
}

/// Whether these tokens can stand behind an operand.
fn begins_behind(behind: &[TokenTree]) -> bool {
    match behind {
        [] => true,
        // `task.name = %name` names nothing but a key.
        [TokenTree::Punct(dot), TokenTree::Ident(_), rest @ ..] if dot.as_char() == '.' => {
            begins_behind(rest)
        }
        [TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.spacing() == Spacing::Joint => {
            // `x::y` and `x!= y`, which are no operands, and `x => y`, `x == y`, which are.
            !matches!(first.as_char(), ':' | '!') && second.as_char() != ':'
        }
        [TokenTree::Punct(first), ..] => !matches!(first.as_char(), ':' | '=' | '!' | '@'),
        [TokenTree::Group(group), ..] => group.delimiter() == Delimiter::Bracket,
        _ => false,
    }
}
