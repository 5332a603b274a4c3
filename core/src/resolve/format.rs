//! Names inside format strings: `{count}`, `{total:>width$}`, `{:.precision$}`.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::LitStr;

use super::template::{FormatArgs, Hole};
use super::tree::{Access, EarlyName, Effect, Evaluated, Strength, UseId};
use super::walker::Walker;

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
        let mut seen: Vec<&str> = Vec::new();
        for part in &parts {
            let Part::Name(name) = part else { continue };
            if seen.contains(&name.as_str()) || formatted.named(name).is_some() {
                continue;
            }
            seen.push(name);
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

    /// Notes that arguments which may do anything are evaluated before a name that stands before them in the string.
    fn early(&mut self, id: UseId, (before, after): (Vec<Evaluated>, Vec<Evaluated>)) {
        if after.iter().any(|argument| argument.effect == Effect::Any) {
            self.uses[id].early = true;
            self.early_names.push(EarlyName { name: id, before, after });
        }
    }
}

impl Formatted<'_> {
    /// The argument of a name.
    fn named(&self, name: &str) -> Option<usize> {
        self.arguments.iter().position(|(given, _)| given.as_deref() == Some(name))
    }

    /// What is to be evaluated before a variable is read for the last time, and after it is read for the first.
    fn around(&self, part: &Part, parts: &[Part]) -> (Vec<Evaluated>, Vec<Evaluated>) {
        let mut before: Vec<Evaluated> =
            self.arguments[..self.string].iter().map(|(_, evaluated)| evaluated.clone()).collect();
        let mut after = Vec::new();
        let first = parts.iter().position(|other| other == part);
        let last = parts.iter().rposition(|other| other == part);
        for (position, (name, evaluated)) in self.arguments.iter().enumerate().skip(self.string + 1) {
            let is_this = |part: &Part| match part {
                Part::Position(number) => self.string + 1 + number == position,
                Part::Name(wanted) => name.as_ref() == Some(wanted),
            };
            let shown = parts.iter().position(is_this);
            if shown <= last {
                before.push(evaluated.clone());
            }
            if shown >= first {
                after.push(evaluated.clone());
            }
        }
        (before, after)
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

/// What a placeholder shows, or takes a width or precision from.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    /// An argument behind the string, by its position.
    Position(usize),
    /// A variable, or an argument with a name.
    Name(String),
}

/// The parts of a format string, in the order in which Python would evaluate them: from left to right, each value before
/// its width and precision.
fn parts(format: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut next = 0;
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (argument, spec) = rest[..close].split_once(':').unwrap_or((&rest[..close], ""));
        // `{:.*}` takes its precision from the arguments first.
        if spec.contains(".*") {
            parts.push(Part::Position(next));
            next += 1;
        }
        match argument.trim() {
            "" => {
                parts.push(Part::Position(next));
                next += 1;
            }
            argument => parts.extend(part(argument)),
        }
        // What stands before a `$`.
        let widths: Vec<&str> = spec.split('$').collect();
        parts.extend(widths[..widths.len() - 1].iter().filter_map(|width| part(last_word(width))));
        rest = &rest[close + 1..];
    }
    parts
}

fn part(text: &str) -> Option<Part> {
    match text.parse() {
        Ok(position) => Some(Part::Position(position)),
        Err(_) => is_name(text).then(|| Part::Name(text.to_owned())),
    }
}

/// `>width` before a `$`: the identifier or number at the end.
fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| c != '_' && !c.is_alphanumeric());
    let word = start
        .map_or(text, |start| text[start..].trim_start_matches(|c: char| c != '_' && !c.is_alphanumeric()));
    // The `0` of `{:0width$}` is a flag.
    let flagged = word.strip_prefix('0').filter(|rest| !rest.is_empty());
    flagged.unwrap_or(word)
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
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
