//! From bytes to tokens, and what must be true of every expansion.

use std::time::{Duration, Instant};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Deeper input overflows the stack of `syn`, and of rustc, before it gets anywhere else.
const DEPTH: usize = 60;

/// What an expansion of `n` tokens may take: `BASE + n * EACH`. It usually takes a small part of that.
const BASE: Duration = Duration::from_millis(20);
const EACH: Duration = Duration::from_micros(200);

/// What a macro has to expand to.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    Items,
    Expression,
}

/// `arguments` in the first line, the item in those behind it.
#[must_use]
pub fn attribute(data: &[u8]) -> Option<(TokenStream, TokenStream)> {
    let (args, item) = std::str::from_utf8(data).ok()?.split_once('\n')?;
    Some((tokens(args)?, tokens(item)?))
}

/// The tokens of a whole input.
#[must_use]
pub fn input(data: &[u8]) -> Option<TokenStream> {
    tokens(std::str::from_utf8(data).ok()?)
}

fn tokens(text: &str) -> Option<TokenStream> {
    // Text has no way to write the groups without delimiters that rustc puts around `$name:expr`.
    let tokens: TokenStream = text.parse().ok()?;
    if !is_shallow(&tokens, DEPTH) || has_bare_crate(&tokens) {
        return None;
    }
    Some(invisible_groups(tokens))
}

/// `crate` as a value, which `syn` knows in expressions but not in statements.
fn has_bare_crate(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    (0..tokens.len()).any(|at| match &tokens[at] {
        TokenTree::Group(group) => {
            let is_visibility = at > 0 && tokens[at - 1].to_string() == "pub";
            !is_visibility && has_bare_crate(&group.stream())
        }
        TokenTree::Ident(word) if word == "crate" => {
            !matches!(tokens.get(at + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
        }
        _ => false,
    })
}

fn is_shallow(tokens: &TokenStream, depth: usize) -> bool {
    depth > 0
        && tokens.clone().into_iter().all(|token| match token {
            TokenTree::Group(group) => is_shallow(&group.stream(), depth - 1),
            _ => true,
        })
}

/// `__group(..)` becomes a group without delimiters, as macros make them.
fn invisible_groups(tokens: TokenStream) -> TokenStream {
    let mut output: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            output.push(token);
            continue;
        };
        let is_lifetime = matches!(&output[..], [.., TokenTree::Punct(quote), _] if quote.as_char() == '\'');
        let is_marked = !is_lifetime && output.last().is_some_and(|last| last.to_string() == "__group");
        let delimiter = if is_marked { Delimiter::None } else { group.delimiter() };
        if is_marked {
            output.pop();
        }
        let mut inner = Group::new(delimiter, invisible_groups(group.stream()));
        inner.set_span(group.span());
        output.push(TokenTree::Group(inner));
    }
    // What `$vis:vis` leaves, as it does; at the end, where nothing leaves it, `syn` takes it for an item.
    while matches!(output.last(), Some(TokenTree::Group(group)) if group.to_string().is_empty()) {
        output.pop();
    }
    output.into_iter().collect()
}

/// Expands `item`, with the arguments `args`, and checks what comes back: it parses as Rust where the item does
/// (`parses`) and where there is no error, it has no marker of the compiler left in it, and it does not take longer
/// than its size explains. Now and then also that it prints as tokens, and is the same each time.
///
/// # Panics
///
/// Where one of that is not so.
pub fn expansion(
    args: &TokenStream,
    item: &TokenStream,
    shape: Shape,
    parses: impl Fn() -> bool,
    expand: impl Fn() -> TokenStream,
) -> bool {
    let output = timely(count(args) + count(item), &expand);
    let text = output.to_string();
    let has_marker = |text: &str| text.contains("__nonlocal_hole_");
    let own = has_marker(&text) && (has_marker(&args.to_string()) || has_marker(&item.to_string()));
    assert!(own || !has_marker(&text), "a marker is left: {text}");
    if text.len() % 8 == 0 {
        assert!(text.parse::<TokenStream>().is_ok(), "no tokens: {text}");
        assert_eq!(text, expand().to_string(), "another expansion the second time");
    }
    let error = match shape {
        Shape::Items => syn::parse2::<syn::File>(output).err(),
        Shape::Expression => syn::parse2::<syn::Expr>(output).err(),
    };
    let refused = text.contains("compile_error");
    if let Some(error) = error {
        // rustc gives an attribute what parses; of anything else it is enough that something comes back.
        assert!(!parses() || has_odd_condition(item) || !reads_macros(item), "not Rust: {error}\n{text}");
    }
    !refused
}

/// `if let a = b && c = d {}`, which `syn` takes for an assignment, and rustc for a mistake; `|| let a = b`, too.
fn has_odd_condition(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let (mut lets, mut assigned, mut condition) = (0, 0, false);
    for (at, token) in tokens.iter().enumerate() {
        let is_operator = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
            Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), '&' | '*' | '-' | '!' | '\'' | '#'),
            _ => false,
        };
        let is_bar = |at: usize| matches!(at.checked_sub(1).and_then(|at| tokens.get(at)), Some(TokenTree::Punct(bar)) if bar.as_char() == '|');
        let is_left_with = |at: usize| {
            at > 0 && ["break", "return", "yield"].contains(&tokens[at - 1].to_string().as_str())
                || at > 2 && tokens[at - 3].to_string() == "break"
        };
        match token {
            TokenTree::Group(group) if has_odd_condition(&group.stream()) => return true,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => (lets, assigned) = (0, 0),
            TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',') => (lets, assigned) = (0, 0),
            TokenTree::Punct(punct) if punct.as_char() == '=' => {
                let alone = !is_operator(at.checked_sub(1)) && !is_operator(Some(at + 1));
                assigned += usize::from(alone);
            }
            TokenTree::Ident(word) if word == "if" || word == "while" => {
                (lets, assigned, condition) = (0, 0, true);
            }
            // `x = let y = z` is read by `syn`, too, and so are a closure of one, and `break let y = z`.
            TokenTree::Ident(word) if word == "let" && (assigned > 0 || is_bar(at) || is_left_with(at)) => {
                return true;
            }
            TokenTree::Ident(word) if word == "let" => lets += 1,
            _ => {}
        }
        if condition && lets > 0 && assigned > lets {
            return true;
        }
    }
    false
}

/// Whether what is in each `vec![..]` are expressions: `syn` takes any tokens for the arguments of a macro, and rustc does
/// not.
fn reads_macros(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    (0..tokens.len()).all(|at| {
        let TokenTree::Group(group) = &tokens[at] else { return true };
        let arguments = group.stream();
        if group.delimiter() == Delimiter::None && at > 0 && tokens[at - 1].to_string() == "vec" {
            // What is in there may be `![..]`.
            return false;
        }
        let is_vec = at > 1 && tokens[at - 2].to_string() == "vec" && tokens[at - 1].to_string() == "!";
        (!is_vec || syn::parse2::<syn::Expr>(quote::quote!([#arguments])).is_ok()) && reads_macros(&arguments)
    })
}

/// The expansion, in a time that its size explains. One measurement may have met a busy machine, three have not.
fn timely(tokens: usize, expand: impl Fn() -> TokenStream) -> TokenStream {
    let limit = BASE + EACH * u32::try_from(tokens).unwrap_or(u32::MAX);
    let mut least = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        let output = expand();
        least = least.min(start.elapsed());
        if least <= limit {
            return output;
        }
    }
    panic!("{tokens} tokens took {least:?}, more than {limit:?}");
}

fn count(tokens: &TokenStream) -> usize {
    tokens.clone().into_iter().fold(1, |sum, token| match token {
        TokenTree::Group(group) => sum + 1 + count(&group.stream()),
        _ => sum + 1,
    })
}

/// Whether a function is an argument by itself somewhere: `map(visit)`.
#[must_use]
pub fn passes_itself(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let declares =
        |pair: &[&str]| pair[0].trim_start_matches(|letter: char| !letter.is_alphanumeric()) == "fn";
    let is_argument = |name: &str| {
        let alone = |before: &str, behind: &str| text.contains(&format!("{before}{name}{behind}"));
        ["(", ", "].iter().any(|before| [")", " ,"].iter().any(|behind| alone(before, behind)))
    };
    words.windows(2).filter(|pair| declares(pair)).any(|pair| is_argument(pair[1]))
}

/// `|x| x.. .len()`: what stands behind the open range belongs to the closure, and is printed with parentheses around it, or
/// without.
#[must_use]
pub fn goes_on_behind_a_range(tokens: &TokenStream) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_dot = |token: &TokenTree| matches!(token, TokenTree::Punct(dot) if dot.as_char() == '.');
    let goes_on = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '.' | '?' | '+' | '/' | '%' | '^' | '>'),
        TokenTree::Ident(word) => word == "as",
        _ => false,
    };
    let inside = tokens
        .iter()
        .any(|token| matches!(token, TokenTree::Group(group) if goes_on_behind_a_range(&group.stream())));
    // `..=` is no comparison.
    let compares = |dot: &TokenTree, sign: &TokenTree| match (dot, sign) {
        (TokenTree::Punct(dot), TokenTree::Punct(sign)) => {
            dot.spacing() == Spacing::Alone && sign.as_char() == '='
        }
        _ => false,
    };
    let behind = |dot: &TokenTree, next: &TokenTree| goes_on(next) || compares(dot, next);
    inside || tokens.windows(3).any(|next| is_dot(&next[0]) && is_dot(&next[1]) && behind(&next[1], &next[2]))
}

/// Both are the same tokens, however their punctuation was joined and names are spelled; a closure that is returned may be
/// `move`.
///
/// # Panics
///
/// Where they are not.
pub fn same_tokens(left: &TokenStream, right: &TokenStream, what: &str) {
    let dense = |tokens: &TokenStream| {
        let text: String = tokens.to_string().split_whitespace().collect();
        // A comma behind the block of an arm is printed, or not; and a pattern that binds `x` and `r#x` has one name.
        text.replace("move|", "|").replace("},", "}").replace("r#", "")
    };
    let (left, right) = (dense(left), dense(right));
    assert!(left == right, "{what}:\n{left}\n{right}");
}
