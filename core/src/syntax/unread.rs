//! A body that cannot be parsed, as an editor is to see it: its tokens as they stand, and its nested
//! functions as closures, so that the names around them are known in them.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use super::tokens;
use super::walk::is_one_of;

/// Input:  `let a = 1; fn f(x: u8 = 2) -> u8 { nonlocal!(a); a. }`
/// Output: `let a = 1; let f = |x: u8| -> u8 { a. };`
pub(crate) fn shown(body: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let (mut shown, mut at) = (TokenStream::new(), 0);
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        if let Some((function, length)) = function(rest) {
            function.as_closure().to_tokens(&mut shown);
            at += length;
        } else if is_marker(rest) {
            at += 3;
        } else {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    inside(group).to_tokens(&mut shown);
                }
                token => token.to_tokens(&mut shown),
            }
            at += 1;
        }
    }
    shown
}

/// The group, with what is shown of it.
fn inside(group: &Group) -> Group {
    let mut inside = Group::new(group.delimiter(), shown(group.stream()));
    inside.set_span(group.span());
    inside
}

/// A nested function without generics.
struct Function<'a> {
    name: &'a Ident,
    parameters: &'a Group,
    output: &'a [TokenTree],
    body: &'a Group,
}

impl Function<'_> {
    fn as_closure(&self) -> TokenStream {
        let Function { name, parameters, output, body } = self;
        let parameters = without_defaults(parameters.stream());
        let mut result = TokenStream::new();
        for token in *output {
            token.to_tokens(&mut result);
        }
        let body = inside(body);
        tokens!(let #name = |#parameters| #result #body;)
    }
}

/// The function that begins here, and how many tokens it has.
fn function(tokens: &[TokenTree]) -> Option<(Function<'_>, usize)> {
    let mut begin = 0;
    while matches!(tokens.get(begin), Some(TokenTree::Ident(word)) if is_one_of(word, &["async", "unsafe"])) {
        begin += 1;
    }
    let [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Group(parameters), rest @ ..] =
        tokens.get(begin..)?
    else {
        return None;
    };
    if keyword != "fn" || parameters.delimiter() != Delimiter::Parenthesis {
        return None;
    }
    for (length, token) in rest.iter().enumerate() {
        match token {
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
                let output = &rest[..length];
                return Some((Function { name, parameters, output, body }, begin + 3 + length + 1));
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
            _ => {}
        }
    }
    None
}

/// Parameters without what stands behind a `=`.
fn without_defaults(parameters: TokenStream) -> TokenStream {
    let (mut kept, mut in_default) = (TokenStream::new(), false);
    for token in parameters {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '=' => in_default = true,
            TokenTree::Punct(punct) if punct.as_char() == ',' => in_default = false,
            _ => {}
        }
        if !in_default {
            token.to_tokens(&mut kept);
        }
    }
    kept
}

/// `nonlocal!(..)`
fn is_marker(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(_), ..] => {
            name == "nonlocal" && mark.as_char() == '!'
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    #[test]
    fn nested_functions_are_shown_as_closures() {
        for (body, shown) in [
            (
                "let a = 1; fn f(x: u8 = 2) -> u8 { nonlocal!(a); a. }",
                "let a = 1; let f = |x: u8| -> u8 { ; a. };",
            ),
            ("async fn f() { text. let b = 1; }", "let f = || { text. let b = 1; };"),
            ("if a { fn g() {} a. }", "if a { let g = || {}; a. }"),
            ("fn g<T>(t: T) { t. } a.", "fn g<T>(t: T) { t. } a."),
        ] {
            let parse = |text: &str| text.parse::<TokenStream>().expect("tokens");
            let (body, wanted) = (parse(body), parse(shown));
            let text = |tokens: TokenStream| tokens.to_string().replace(' ', "");
            assert_eq!(text(super::shown(body)), text(wanted));
        }
    }
}
