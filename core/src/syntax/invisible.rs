//! Groups without brackets: what a macro puts in the place of its `$e:expr`.
//!
//! `$e * 2` with `1 + 4` for `$e` is `(1 + 4) * 2`, although no brackets are there. Where the brackets would
//! make no difference, the tokens are taken out of their group, so that `$items.push(1)` is what it is when a
//! person writes it.

use super::parse::parse;
use super::tokens::tokens_of;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Expr;

/// The tokens without the groups that make no difference.
pub(crate) fn uncovered(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            output.extend([token]);
            continue;
        };
        let inside = uncovered(group.stream());
        if group.delimiter() == Delimiter::None && is_closed(&inside) {
            output.extend(inside);
            continue;
        }
        let mut whole = Group::new(group.delimiter(), inside);
        whole.set_span(group.span());
        output.extend([TokenTree::Group(whole)]);
    }
    output
}

/// Input:  `$e`, for which a macro has put `1 + 4` without saying so in tokens
/// Output: `(1 + 4)`, where the tokens alone would be read otherwise
pub(crate) fn uncover(expr: &mut Expr) {
    while let Expr::Group(group) = expr {
        let inner = std::mem::replace(&mut *group.expr, Expr::Verbatim(TokenStream::new()));
        let span = super::generated(syn::spanned::Spanned::span(&inner));
        let paren = syn::token::Paren(span);
        *expr = Expr::Paren(syn::ExprParen { attrs: Vec::new(), paren_token: paren, expr: Box::new(inner) });
    }
}

/// The same of a whole statement, or of what stands between commas. It needs brackets only where its first
/// part would be a statement of its own: `match n { .. } == 1`.
pub(crate) fn uncover_statement(expr: &mut Expr) {
    while let Expr::Group(group) = expr {
        if begins_with_statement(&group.expr) {
            uncover(expr);
        } else {
            *expr = std::mem::replace(&mut *group.expr, Expr::Verbatim(TokenStream::new()));
        }
    }
}

/// Whether an expression would be more than one statement: it begins with a block, and goes on.
fn begins_with_statement(expr: &Expr) -> bool {
    let first = match expr {
        Expr::Assign(expr) => &expr.left,
        Expr::Binary(expr) => &expr.left,
        Expr::Call(expr) => &expr.func,
        Expr::Cast(expr) => &expr.expr,
        Expr::Index(expr) => &expr.expr,
        Expr::Range(syn::ExprRange { start: Some(start), .. }) => start,
        _ => return false,
    };
    is_block(first) || begins_with_statement(first)
}

fn is_block(expr: &Expr) -> bool {
    match expr {
        Expr::Async(_)
        | Expr::Block(_)
        | Expr::Const(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Match(_)
        | Expr::TryBlock(_)
        | Expr::Unsafe(_)
        | Expr::While(_) => true,
        Expr::Macro(expr) => matches!(expr.mac.delimiter, syn::MacroDelimiter::Brace(_)),
        _ => false,
    }
}

/// Whether tokens are an expression that means the same whatever stands around it.
fn is_closed(tokens: &TokenStream) -> bool {
    let Ok(expr) = parse::<Expr>(tokens_of(&tokens)) else { return false };
    let in_one_piece = matches!(
        expr,
        Expr::Array(_)
            | Expr::Call(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Lit(_)
            | Expr::Macro(_)
            | Expr::MethodCall(_)
            | Expr::Paren(_)
            | Expr::Path(_)
            | Expr::Tuple(_)
    );
    in_one_piece && !is_block(&expr) && !begins_with_statement(&expr)
}
