//! Tokens that are written out: as a table that one function reads. `quote!` makes calls for each token of
//! them, which the compiler has to translate at every place.

use std::iter;
use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// Writes tokens down as `quote!` does, without its repetitions.
///
/// ```text
/// Input:  tokens!(let #name = (#value);), where `name` is `x` and `value` is `1`
/// Output: let x = (1);
/// ```
macro_rules! tokens {
    ($($tokens:tt)*) => { $crate::syntax::table!(assemble() [] [] $($tokens)*) };
}

/// Writes tokens down as `quote_spanned!` does, without its repetitions: `tokens_spanned!(span=> ..)`.
macro_rules! tokens_spanned {
    ($at:expr=> $($tokens:tt)*) => { $crate::syntax::table!(assemble_at($at,) [] [] $($tokens)*) };
}

/// The call of `assemble` for tokens: first the texts that are read so far, and the holes among them, then
/// what is left to read.
macro_rules! table {
    ($assemble:ident($($at:tt)*) [$($texts:tt)*] [$($hole:ident)*]) => {
        $crate::syntax::$assemble($($at)* &[$($texts)*], &[$(&$hole),*])
    };
    ($assemble:ident $at:tt [$($texts:tt)*] [$($hole:ident)*] # $next:ident $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* "",] [$($hole)* $next] $($rest)*)
    };
    ($assemble:ident $at:tt [$($texts:tt)*] $holes:tt ($($inside:tt)*) $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* "(",] $holes $($inside)* @")" $($rest)*)
    };
    ($assemble:ident $at:tt [$($texts:tt)*] $holes:tt [$($inside:tt)*] $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* "[",] $holes $($inside)* @"]" $($rest)*)
    };
    ($assemble:ident $at:tt [$($texts:tt)*] $holes:tt {$($inside:tt)*} $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* "{",] $holes $($inside)* @"}" $($rest)*)
    };
    // The end of a group.
    ($assemble:ident $at:tt [$($texts:tt)*] $holes:tt @$end:literal $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* $end,] $holes $($rest)*)
    };
    ($assemble:ident $at:tt [$($texts:tt)*] $holes:tt $next:tt $($rest:tt)*) => {
        $crate::syntax::table!($assemble $at [$($texts)* stringify!($next),] $holes $($rest)*)
    };
}

pub(crate) use {table, tokens, tokens_spanned};

/// What can be written down as tokens: what is called of [`ToTokens`] through a table of functions, so that
/// rustc need not translate the rest of it for each type.
pub(crate) trait Tokens {
    fn put(&self, output: &mut TokenStream);
}

impl<T: ToTokens> Tokens for T {
    fn put(&self, output: &mut TokenStream) {
        self.to_tokens(output);
    }
}

impl ToTokens for dyn Tokens + '_ {
    fn to_tokens(&self, output: &mut TokenStream) {
        self.put(output);
    }
}

/// The tokens of something: one function for all types.
pub(crate) fn tokens_of(item: &dyn Tokens) -> TokenStream {
    let mut tokens = TokenStream::new();
    item.put(&mut tokens);
    tokens
}

/// Tokens from their texts, at the place of the macro's call.
pub(crate) fn assemble(texts: &[&str], holes: &[&dyn Tokens]) -> TokenStream {
    assemble_at(Span::call_site(), texts, holes)
}

/// Tokens from their texts, all at one place. Where a text is empty, the next of the holes stands.
pub(crate) fn assemble_at(at: Span, texts: &[&str], holes: &[&dyn Tokens]) -> TokenStream {
    let mut holes = holes.iter();
    let mut output = TokenStream::new();
    let mut around = Vec::new();
    for text in texts {
        match *text {
            "" => {
                if let Some(hole) = holes.next() {
                    hole.put(&mut output);
                }
            }
            "(" | "[" | "{" => around.push(mem::take(&mut output)),
            ")" => close(Delimiter::Parenthesis, at, &mut output, around.pop()),
            "]" => close(Delimiter::Bracket, at, &mut output, around.pop()),
            "}" => close(Delimiter::Brace, at, &mut output, around.pop()),
            text => push(text, at, &mut output),
        }
    }
    output
}

/// Makes a group of the output, and puts it behind what is in front of it.
fn close(delimiter: Delimiter, at: Span, output: &mut TokenStream, before: Option<TokenStream>) {
    let inside = mem::replace(output, before.unwrap_or_default());
    let mut group = Group::new(delimiter, inside);
    group.set_span(at);
    output.extend(iter::once(TokenTree::Group(group)));
}

/// Adds one token, or the several of an operator or a lifetime.
fn push(text: &str, at: Span, output: &mut TokenStream) {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_ascii_digit() || text.ends_with('"') => push_literal(text, at, output),
        Some('\'') => {
            push_sign('\'', Spacing::Joint, at, output);
            push(letters.as_str(), at, output);
        }
        Some(mut sign) if sign.is_ascii_punctuation() && sign != '_' => {
            for next in letters {
                push_sign(sign, Spacing::Joint, at, output);
                sign = next;
            }
            push_sign(sign, Spacing::Alone, at, output);
        }
        _ => Ident::new(text, at).to_tokens(output),
    }
}

fn push_literal(text: &str, at: Span, output: &mut TokenStream) {
    if let Ok(mut literal) = text.parse::<Literal>() {
        literal.set_span(at);
        literal.to_tokens(output);
    }
}

fn push_sign(sign: char, spacing: Spacing, at: Span, output: &mut TokenStream) {
    let mut sign = Punct::new(sign, spacing);
    sign.set_span(at);
    sign.to_tokens(output);
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Span, TokenStream};
    use quote::{quote, quote_spanned};

    /// The tokens, with how they are spaced.
    fn shown(tokens: TokenStream) -> String {
        format!("{:?}", tokens.into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_table_says_what_quote_says() {
        let value = quote!(a + 1);
        assert_eq!(shown(tokens!()), shown(quote!()));
        assert_eq!(
            shown(
                tokens!(#[allow(unused)] fn f<'a>(_: &'a mut T) -> [u8; 2] { x::<T>(#value)?; y..=-2 && "b" })
            ),
            shown(
                quote!(#[allow(unused)] fn f<'a>(_: &'a mut T) -> [u8; 2] { x::<T>(#value)?; y..=-2 && "b" })
            ),
        );
        let span = Span::mixed_site();
        assert_eq!(
            shown(tokens_spanned!(span=> let #value = |a| { f(r"s") };)),
            shown(quote_spanned!(span=> let #value = |a| { f(r"s") };)),
        );
    }
}
