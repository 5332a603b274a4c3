//! Tokens as people write them, for messages that quote code to copy.

use std::fmt::{self, Display, Formatter};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Types and expressions with the usual spacing, which the tokens themselves do not keep.
pub(crate) struct Written<'a>(pub(crate) &'a dyn ToTokens);

impl Display for Written<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let mut writer = Writer::default();
        writer.stream(self.0.to_token_stream());
        f.write_str(&writer.text)
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Open `<` of generics.
    angles: usize,
    /// Whether a closure's first `|` waits for its second.
    in_pipes: bool,
    last: Last,
}

/// What was written last, as far as it decides about the space behind it.
#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    /// Nothing goes between it and what follows: the start, `(`, a unary operator, `.`, `::`.
    #[default]
    Tight,
    /// The end of a value or type: a call's or an index' brackets may follow.
    Operand,
    /// A keyword, a comma or a binary operator.
    Loose,
}

impl Writer {
    fn stream(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(&group),
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let last = if is_keyword(&name) { Last::Loose } else { Last::Operand };
                    self.write(&name, self.last != Last::Tight, last);
                }
                TokenTree::Literal(literal) => {
                    self.write(&literal.to_string(), self.last != Last::Tight, Last::Operand);
                }
                TokenTree::Punct(punct) => {
                    let mut operator = String::from(punct.as_char());
                    let mut spacing = punct.spacing();
                    while let (Spacing::Joint, Some(TokenTree::Punct(next))) = (spacing, tokens.peek()) {
                        if self.angles > 0 && next.as_char() == '>' && operator != "-" || operator == "'" {
                            break;
                        }
                        operator.push(next.as_char());
                        spacing = next.spacing();
                        tokens.next();
                    }
                    self.punct(&operator);
                }
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let (open, close, inner) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")", ""),
            Delimiter::Bracket => ("[", "]", ""),
            Delimiter::Brace => ("{", "}", " "),
            Delimiter::None => ("", "", ""),
        };
        let inner = if group.stream().is_empty() { "" } else { inner };
        let spaced = self.last == Last::Loose || (self.last == Last::Operand && open == "{");
        self.write(open, spaced, Last::Tight);
        self.text.push_str(inner);
        self.stream(group.stream());
        self.text.push_str(inner);
        self.write(close, false, Last::Operand);
    }

    fn punct(&mut self, operator: &str) {
        let behind_operand = self.last == Last::Operand;
        match operator {
            "," | ";" | ":" => self.write(operator, false, Last::Loose),
            "." | ".." | "..=" => self.write(operator, false, Last::Tight),
            "::" => self.write(operator, self.last == Last::Loose, Last::Tight),
            "'" => self.write(operator, self.last != Last::Tight, Last::Tight),
            "<" if self.opens_generics() => {
                self.angles += 1;
                self.write(operator, self.last == Last::Loose, Last::Tight);
            }
            ">" if self.angles > 0 => {
                self.angles -= 1;
                self.write(operator, false, Last::Operand);
            }
            "?" | "!" if behind_operand => self.write(operator, false, Last::Operand),
            "|" if self.in_pipes => {
                self.in_pipes = false;
                self.write(operator, false, Last::Loose);
            }
            "|" if !behind_operand => {
                self.in_pipes = true;
                self.write(operator, self.last == Last::Loose, Last::Tight);
            }
            "||" if !behind_operand => self.write(operator, self.last == Last::Loose, Last::Loose),
            "&" | "&&" | "*" | "-" | "!" if !behind_operand => {
                self.write(operator, self.last == Last::Loose, Last::Tight);
            }
            _ => self.write(operator, self.last != Last::Tight, Last::Loose),
        }
    }

    /// `Vec<`, `::<` and `<T as`, not `a <`: types begin with a capital.
    fn opens_generics(&self) -> bool {
        let mut initial = ' ';
        for letter in self.text.chars().rev() {
            if !letter.is_alphanumeric() && letter != '_' {
                break;
            }
            initial = letter;
        }
        self.last != Last::Operand || initial.is_uppercase()
    }

    fn write(&mut self, token: &str, spaced: bool, last: Last) {
        if spaced && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.last = last;
    }
}

fn is_keyword(name: &str) -> bool {
    [
        "as", "async", "const", "dyn", "else", "fn", "if", "impl", "in", "let", "match", "move", "mut",
        "return", "unsafe",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn tokens_read_as_people_write_them() {
        let written = |tokens: proc_macro2::TokenStream| super::Written(&tokens).to_string();
        for (tokens, text) in [
            (quote!(Option<&mut Vec<i64>>), "Option<&mut Vec<i64>>"),
            (
                quote!(impl FnMut(i64, &str) -> Vec<&'static str>),
                "impl FnMut(i64, &str) -> Vec<&'static str>",
            ),
            (quote!((impl Fn() -> i64, Box<dyn Fn(u8)>)), "(impl Fn() -> i64, Box<dyn Fn(u8)>)"),
            (quote!([u8; 4]), "[u8; 4]"),
            (quote!(size_of::<T>()), "size_of::<T>()"),
            (quote!(<T as Default>::default()), "<T as Default>::default()"),
            (quote!(start + 10 * -x), "start + 10 * -x"),
            (quote!(a < b && !c), "a < b && !c"),
            (quote!(vec![1, 2].len()), "vec![1, 2].len()"),
            (quote!("a , b".to_string()), "\"a , b\".to_string()"),
            (quote!(|x: &str, y| x.len() + y), "|x: &str, y| x.len() + y"),
            (quote!(Point { x: 0..10, y }), "Point { x: 0..10, y }"),
        ] {
            assert_eq!(written(tokens), text);
        }
    }
}
