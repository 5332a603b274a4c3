//! Names inside format strings: `{count}`, `{total:>width$}`, `{:.precision$}`.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::LitStr;

use super::marker::Hole;
use super::tree::{Access, Strength};
use super::walker::Walker;

impl Walker {
    /// Records the names a format string uses; returns the marker that stands for them after the arguments.
    pub(super) fn format_string(
        &mut self,
        literal: &LitStr,
        (access, strength): (Access, Strength),
        (comma, panics): (bool, bool),
        named: impl Fn(&str) -> bool,
    ) -> Option<proc_macro2::TokenStream> {
        let mut uses = Vec::new();
        for name in names(&literal.value()) {
            if named(&name) {
                continue;
            }
            let Some(ident) = identifier(&name, literal.span()) else { continue };
            uses.extend(self.name(&ident, access, strength));
        }
        if uses.is_empty() {
            return None;
        }
        let marker = self.markers.mark(Hole::FormatArgs { uses, comma, panics }, literal.span());
        Some(marker.into_token_stream())
    }
}

/// `{type}` in a format string means the variable `r#type`.
fn identifier(name: &str, span: Span) -> Option<Ident> {
    let raw = format!("r#{name}");
    let parsed = syn::parse_str::<Ident>(name).or_else(|_| syn::parse_str::<Ident>(&raw));
    let mut ident = parsed.ok()?;
    ident.set_span(span);
    Some(ident)
}

/// The distinct names in a format string, in order.
fn names(format: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (argument, spec) = rest[..close].split_once(':').unwrap_or((&rest[..close], ""));
        let widths = spec.split('$').rev().skip(1).map(last_word);
        for name in std::iter::once(argument.trim()).chain(widths) {
            if is_name(name) && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        rest = &rest[close + 1..];
    }
    names
}

/// `>width` before a `$`: the identifier at the end.
fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| c != '_' && !c.is_alphanumeric());
    let word = start
        .map_or(text, |start| text[start..].trim_start_matches(|c: char| c != '_' && !c.is_alphanumeric()));
    word.trim_start_matches(|c: char| c.is_ascii_digit())
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn finds_arguments_widths_and_precisions() {
        let mut found = names("{a} {{b}} {c:>d$} {:.e$} {0} {f:g$.h$?} {}");
        found.sort();
        assert_eq!(found, ["a", "c", "d", "e", "f", "g", "h"]);
    }
}
