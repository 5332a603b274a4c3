//! Mutations that know Rust's tokens: what they change is still tokens, and often still a program.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::words::{Random, WORDS, is_end};

type Tokens = Vec<TokenTree>;

/// Changes the input in `data`, which has `size` bytes and may get `max_size`; returns the new size.
pub fn mutated(
    data: &mut [u8],
    size: usize,
    max_size: usize,
    seed: u32,
    bytes: fn(&mut [u8], usize, usize) -> usize,
) -> usize {
    let mut random = Random::new(seed);
    let text = std::str::from_utf8(&data[..size]).ok().filter(|_| !random.one_in(8));
    let changed = text.and_then(|text| change(text, None, &mut random)).filter(|text| text.len() <= max_size);
    match changed {
        Some(text) => write(&text, data),
        None => bytes(data, size, max_size),
    }
}

/// Puts tokens of `second` into `first`; returns the size of the result in `out`, 0 for none.
pub fn crossed(first: &[u8], second: &[u8], out: &mut [u8], seed: u32) -> usize {
    let mut random = Random::new(seed);
    let (Ok(first), Ok(second)) = (std::str::from_utf8(first), std::str::from_utf8(second)) else { return 0 };
    let crossed = change(first, Some(second), &mut random).filter(|text| text.len() <= out.len());
    crossed.map_or(0, |text| write(&text, out))
}

fn write(text: &str, data: &mut [u8]) -> usize {
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// `text` with a few changes. A first line with arguments stays one.
fn change(text: &str, other: Option<&str>, random: &mut Random) -> Option<String> {
    let (args, item) = text.split_once('\n').map_or((None, text), |(args, item)| (Some(args), item));
    if let (Some(args), true) = (args, random.one_in(6)) {
        let args = change_tokens(args, other.and_then(|other| Some(other.split_once('\n')?.0)), random)?;
        return Some(format!("{args}\n{item}"));
    }
    let other = other.map(|other| other.split_once('\n').map_or(other, |(_, item)| item));
    let item = change_tokens(item, other, random)?;
    Some(args.map_or(item.clone(), |args| format!("{args}\n{item}")))
}

/// Tokens print themselves in one line, unless a literal has several.
fn change_tokens(text: &str, other: Option<&str>, random: &mut Random) -> Option<String> {
    let mut tokens: TokenStream = text.parse().ok()?;
    let other: Option<TokenStream> = match other {
        Some(other) => Some(other.parse().ok()?),
        None => None,
    };
    let mut idents = Vec::new();
    collect_idents(&tokens, &mut idents);
    for turn in 0..=random.below(3) {
        let from = other.as_ref().filter(|_| turn == 0);
        let pool = from.unwrap_or(&tokens);
        let mut at = random.below(1 + groups(pool));
        let list = list_at(pool, &mut at).unwrap_or_default();
        let piece = piece(&list, random);
        let mut at = random.below(1 + groups(&tokens));
        let mut edit = |list: Tokens| match from {
            Some(_) => spliced(list, piece.clone(), random),
            None => edited(list, piece.clone(), &idents, random),
        };
        tokens = edit_at(tokens, &mut at, &mut edit);
    }
    Some(tokens.to_string())
}

fn collect_idents(tokens: &TokenStream, idents: &mut Tokens) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(_) => idents.push(token),
            TokenTree::Group(group) => collect_idents(&group.stream(), idents),
            _ => {}
        }
    }
}

fn groups(tokens: &TokenStream) -> usize {
    tokens.clone().into_iter().fold(0, |sum, token| match token {
        TokenTree::Group(group) => sum + 1 + groups(&group.stream()),
        _ => sum,
    })
}

/// The tokens in the group at `at`, counted through all groups; 0 is what is around them.
fn list_at(tokens: &TokenStream, at: &mut usize) -> Option<Tokens> {
    if *at == 0 {
        return Some(tokens.clone().into_iter().collect());
    }
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => {
            *at -= 1;
            list_at(&group.stream(), at)
        }
        _ => None,
    })
}

/// Edits the tokens in the group at `at`; what is behind it is left alone.
fn edit_at(tokens: TokenStream, at: &mut usize, edit: &mut impl FnMut(Tokens) -> Tokens) -> TokenStream {
    if *at == 0 {
        *at = usize::MAX;
        return edit(tokens.into_iter().collect()).into_iter().collect();
    }
    let edited = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) if *at != usize::MAX => {
            *at -= 1;
            let stream = edit_at(group.stream(), at, edit);
            TokenTree::Group(Group::new(group.delimiter(), stream))
        }
        token => token,
    });
    edited.collect()
}

/// A statement, or a few tokens: where it starts and ends.
fn range(list: &[TokenTree], random: &mut Random) -> (usize, usize) {
    let start = random.below(list.len() + 1);
    if random.one_in(2) {
        return (start, (start + random.below(4)).min(list.len()));
    }
    let start = list[..start].iter().rposition(is_end).map_or(0, |end| end + 1);
    let end = list[start..].iter().position(is_end).map_or(list.len(), |end| start + end + 1);
    (start, end)
}

fn piece(list: &[TokenTree], random: &mut Random) -> Tokens {
    let (start, end) = range(list, random);
    list[start..end].to_vec()
}

/// A word or a piece of Rust.
fn word(random: &mut Random) -> Tokens {
    let word = &WORDS[random.below(WORDS.len())];
    word.parse::<TokenStream>().unwrap_or_default().into_iter().collect()
}

fn spliced(mut list: Tokens, piece: Tokens, random: &mut Random) -> Tokens {
    let (start, end) = range(&list, random);
    let end = if random.one_in(2) { start } else { end };
    list.splice(start..end, piece);
    list
}

fn edited(mut list: Tokens, piece: Tokens, idents: &[TokenTree], random: &mut Random) -> Tokens {
    let (start, end) = range(&list, random);
    match random.below(12) {
        0 | 1 => return spliced(list, piece, random),
        2 | 3 => drop(list.splice(start..start, word(random))),
        4 => drop(list.splice(start..end, word(random))),
        5 => drop(list.drain(start..end)),
        6 => {
            let moved: Tokens = list.drain(start..end).collect();
            let to = random.below(list.len() + 1);
            list.splice(to..to, moved);
        }
        7..=9 => replace_ident(&mut list, idents, random),
        10 => wrap(&mut list, start, end, random),
        _ => {
            if let Some(TokenTree::Group(group)) = list.get(start).cloned() {
                list.splice(start..=start, group.stream());
            } else if start < list.len() {
                list[start..].rotate_left(1);
            }
        }
    }
    list
}

/// One name becomes another one of the program: this is what changes which variable is meant.
fn replace_ident(list: &mut [TokenTree], idents: &[TokenTree], random: &mut Random) {
    let is_ident = |token: &&mut TokenTree| matches!(token, TokenTree::Ident(_));
    let mut places: Vec<&mut TokenTree> = list.iter_mut().filter(is_ident).collect();
    if places.is_empty() || idents.is_empty() {
        return;
    }
    let place = random.below(places.len());
    *places[place] = idents[random.below(idents.len())].clone();
}

fn wrap(list: &mut Tokens, start: usize, end: usize, random: &mut Random) {
    let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket];
    let inner: TokenStream = list.drain(start..end).collect();
    let group = Group::new(delimiters[random.below(3)], inner);
    list.insert(start, TokenTree::Group(group));
    if random.one_in(3) {
        let marker = proc_macro2::Ident::new("__group", proc_macro2::Span::call_site());
        list.insert(start, TokenTree::Ident(marker));
    }
}
