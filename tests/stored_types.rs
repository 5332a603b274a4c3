//! Parameters of types that leave a lifetime out, `Token<'_>`, are stored as references are.

use nonlocal::nonlocal;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Token<'a>(&'a str);

struct Lexer<'a>(std::slice::Iter<'a, &'a str>);

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.0.next().map(|text| Token(text))
    }
}

#[nonlocal]
fn all(lexer: Lexer<'_>) -> Vec<Token<'_>> {
    let mut lexer = lexer;
    let mut found = vec![];
    fn add(token: Token<'_>) {
        nonlocal!(lexer, found);
        found.push(token);
        if let Some(next) = lexer.next() {
            add(next);
        }
    }
    if let Some(first) = lexer.next() {
        add(first);
    }
    found
}

#[nonlocal]
fn with_nothing<'t>(texts: &'t [&'t str]) -> Vec<Option<Token<'t>>> {
    let mut found = vec![];
    fn add(token: Option<Token<'_>>, more: u32) {
        nonlocal!(found);
        found.push(token);
        if more > 0 {
            add(None, more - 1);
        }
    }
    for text in texts {
        add(Some(Token(text)), 1);
    }
    found
}

/// What is not stored may be gone behind the call.
#[nonlocal]
fn shouted(texts: &[&str]) -> String {
    let mut out = String::new();
    fn add(token: Token<'_>, more: u32) {
        nonlocal!(out);
        out.push_str(token.0);
        if more > 0 {
            let again = token.0.to_lowercase();
            add(Token(&again), more - 1);
        }
    }
    for text in texts {
        let upper = text.to_uppercase();
        add(Token(&upper), 1);
    }
    out
}

#[test]
fn a_parameter_is_stored() {
    assert_eq!(all(Lexer(["a", "b"].iter())), [Token("a"), Token("b")]);
    assert_eq!(with_nothing(&["x"]), [Some(Token("x")), None]);
    assert_eq!(shouted(&["q"]), "Qq");
}
