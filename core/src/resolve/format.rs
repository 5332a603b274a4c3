//! Names inside format strings: `{count}`, `{total:>width$}`, `{:.precision$}`.

use proc_macro2::{Ident, Literal, Span};
use quote::ToTokens;
use syn::LitStr;

use super::ids::UseId;
use super::operation::Effect;
use super::template::{FormatArgs, Hole};
use super::tree::{EarlyName, Evaluated};
use super::uses::{Access, Strength};
use super::walker::Walker;
use crate::syntax::name_of;

/// What stands in a macro call behind its format string, or before it.
pub(super) struct Formatted<'a> {
    /// For each argument its name, if it has one, and what it is made of.
    pub(super) arguments: &'a [(Option<String>, Evaluated)],
    /// The position of the string among them.
    pub(super) string: usize,
}

impl Walker {
    /// Records the names a format string uses; returns the marker that stands for them after the arguments.
    pub(super) fn format_string(
        &mut self,
        literal: &LitStr,
        (access, strength): (Access, Strength),
        (comma, panics): (bool, bool),
        formatted: &Formatted,
    ) -> Option<proc_macro2::TokenStream> {
        let (parts, mut uses) = (parts(&literal.value()), Vec::new());
        for (position, part) in parts.iter().enumerate() {
            let Part::Name(name) = part else { continue };
            if first_of(part, &parts) != Some(position) || formatted.is_named(name) {
                continue;
            }
            let Some(ident) = identifier(name, literal.span()) else { continue };
            let Some(id) = self.name(&ident, access, strength) else { continue };
            uses.push(id);
            self.early(id, formatted.around(part, &parts));
        }
        if uses.is_empty() {
            return None;
        }
        let marker =
            self.markers.mark(Hole::FormatArgs(Box::new(FormatArgs { uses, comma, panics })), literal.span());
        Some(marker.into_token_stream())
    }

    /// Notes that arguments which may do anything are evaluated before a name that stands before them in the
    /// string.
    fn early(&mut self, id: UseId, (before, after): (Vec<Evaluated>, Vec<Evaluated>)) {
        for argument in &after {
            if argument.effect == Effect::Any {
                self.uses[id].early = true;
                self.early_names.push(EarlyName { name: id, before, after });
                return;
            }
        }
    }
}

impl Formatted<'_> {
    /// Whether a name is that of an argument.
    fn is_named(&self, name: &str) -> bool {
        for (given, _) in self.arguments {
            if given.as_deref() == Some(name) {
                return true;
            }
        }
        false
    }

    /// What is to be evaluated before a variable is read for the last time, and after it is read for the
    /// first.
    fn around(&self, part: &Part, parts: &[Part]) -> (Vec<Evaluated>, Vec<Evaluated>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let (first, last) = (first_of(part, parts), last_of(part, parts));
        for (position, (_, evaluated)) in self.arguments.iter().enumerate() {
            if position == self.string {
                continue;
            }
            let shown = self.shown(position, parts);
            if position < self.string || shown <= last {
                before.push(evaluated.clone());
            }
            if position > self.string && shown >= first {
                after.push(evaluated.clone());
            }
        }
        (before, after)
    }

    /// The position of the first part of the string that shows an argument.
    fn shown(&self, argument: usize, parts: &[Part]) -> Option<usize> {
        let (name, _) = &self.arguments[argument];
        for (position, part) in parts.iter().enumerate() {
            let is_this = match part {
                Part::Position(number) => self.string + 1 + number == argument,
                Part::Name(wanted) => name.as_ref() == Some(wanted),
            };
            if is_this {
                return Some(position);
            }
        }
        None
    }
}

/// The position of the first of several parts that are alike.
fn first_of(part: &Part, parts: &[Part]) -> Option<usize> {
    for (position, other) in parts.iter().enumerate() {
        if other == part {
            return Some(position);
        }
    }
    None
}

/// The position of the last of several parts that are alike.
fn last_of(part: &Part, parts: &[Part]) -> Option<usize> {
    let mut last = None;
    for (position, other) in parts.iter().enumerate() {
        if other == part {
            last = Some(position);
        }
    }
    last
}

/// The variables that a literal names, if it is a format string.
pub(super) fn shown_in(literal: &Literal) -> Vec<Ident> {
    let mut names = Vec::new();
    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
        for part in parts(&text.value()) {
            if let Part::Name(name) = part {
                names.extend(identifier(&name, literal.span()));
            }
        }
    }
    names
}

/// `{type}` in a format string means the variable `r#type`.
fn identifier(name: &str, span: Span) -> Option<Ident> {
    let mut ident = match name_of(name) {
        Some(ident) => ident,
        None => name_of(&format!("r#{name}"))?,
    };
    ident.set_span(span);
    Some(ident)
}

/// What a placeholder shows, or takes a width or precision from.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    /// An argument behind the string, by its position.
    Position(usize),
    /// A variable, or an argument with a name.
    Name(String),
}

/// The parts of a format string, in the order in which Python would evaluate them: from left to right, each
/// value before its width and precision.
fn parts(format: &str) -> Vec<Part> {
    let (mut parts, mut next) = (Vec::new(), 0);
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        placeholder(&rest[..close], &mut next, &mut parts);
        rest = &rest[close + 1..];
    }
    parts
}

/// The parts of `argument:>width$.precision$`; `next` is the number of arguments that need no name so far.
fn placeholder(text: &str, next: &mut usize, parts: &mut Vec<Part>) {
    let (argument, mut spec) = text.split_once(':').unwrap_or((text, ""));
    // `{:.*}` takes its precision from the arguments first.
    if spec.contains(".*") {
        push_next(next, parts);
    }
    match argument.trim() {
        "" => push_next(next, parts),
        argument => push_part(argument, parts),
    }
    while let Some((width, behind)) = spec.split_once('$') {
        push_part(last_word(width), parts);
        spec = behind;
    }
}

fn push_next(next: &mut usize, parts: &mut Vec<Part>) {
    parts.push(Part::Position(*next));
    *next += 1;
}

/// Adds the part that is written as `text`, if it is one.
fn push_part(text: &str, parts: &mut Vec<Part>) {
    if let Ok(position) = text.parse() {
        parts.push(Part::Position(position));
    } else if is_name(text) {
        parts.push(Part::Name(text.to_owned()));
    }
}

/// `>width` before a `$`: the identifier or number at the end.
fn last_word(text: &str) -> &str {
    let mut word = text;
    for (position, letter) in text.char_indices() {
        if !is_of_a_name(letter) {
            word = &text[position + letter.len_utf8()..];
        }
    }
    match word.strip_prefix('0') {
        // The `0` of `{:0width$}` is a flag.
        Some(flagged) if !flagged.is_empty() => flagged,
        _ => word,
    }
}

fn is_of_a_name(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

fn is_name(text: &str) -> bool {
    for letter in text.chars() {
        if !is_of_a_name(letter) {
            return false;
        }
    }
    matches!(text.chars().next(), Some(first) if first == '_' || first.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    #[test]
    fn parts_in_the_order_of_python() {
        let name = |name: &str| Part::Name(name.to_owned());
        let number = Part::Position;
        for (format, expected) in [
            ("{a} {{b}} {c:>d$} {}", vec![name("a"), name("c"), name("d"), number(0)]),
            ("{:.e$} {0} {f:g$.h$?}", vec![number(0), name("e"), number(0), name("f"), name("g"), name("h")]),
            (
                "{} {n:?} {1} {:.*} {x:08$}",
                vec![number(0), name("n"), number(1), number(1), number(2), name("x"), number(8)],
            ),
            ("{:#010b} {w:0w$}", vec![number(0), name("w"), name("w")]),
        ] {
            assert_eq!(parts(format), expected, "{format}");
        }
    }
}
