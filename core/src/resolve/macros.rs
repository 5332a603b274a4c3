//! Names inside macro calls: standard macros by their grammar, others as expressions, then as statements.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Block, Expr, Macro, Pat, Token};

use super::call::effect;
use super::format::Formatted;
use super::pattern::Position;
use super::problem::Problem;
use super::template::Hole;
use super::tree::{Access, Context, Evaluated, Flow, Format, Strength};
use super::walker::{Walker, name_of};
use crate::knowledge::{self, Grammar, Receiver};
use crate::syntax::is_nonlocal;

/// One argument: `[name =] expression [separator]`.
struct Argument {
    name: Option<(Ident, Token![=])>,
    expr: Expr,
    separator: TokenStream,
}

impl Walker {
    /// Walks a macro call that is an expression. Where names of its format string may have to be read first,
    /// a marker takes its place.
    pub(super) fn macro_expr(&mut self, expr: &mut Expr, context: Context) {
        let Expr::Macro(call) = expr else { return };
        let name = call.mac.path.segments.last().map_or_else(String::new, |last| last.ident.to_string());
        let around = std::mem::take(&mut self.early_names);
        self.macro_call(&mut call.mac);
        let names = std::mem::replace(&mut self.early_names, around);
        if names.is_empty() {
            return;
        }
        let span = syn::spanned::Spanned::span(&call.mac.path);
        let owned = formats(&name);
        let template = self.markers.template(expr.to_token_stream());
        let id = self.formats.push(Format { template, names, context, owned });
        *expr = Expr::Verbatim(self.markers.mark(Hole::Format(id), span).into_token_stream());
    }

    fn macro_call(&mut self, mac: &mut Macro) {
        let Some(name) = mac.path.segments.last().map(|segment| segment.ident.clone()) else {
            return;
        };
        if is_nonlocal(mac) {
            return self.problems.push(Problem::NonlocalMisplaced(name));
        }
        if let Some(definition) = self.scopes.local_macro(&name_of(&name)) {
            self.opaque(definition, Strength::Weak);
        }
        match grammar(&name.to_string(), mac.tokens.is_empty()) {
            Grammar::Words => return,
            Grammar::Matches => self.matches_macro(mac),
            grammar @ (Grammar::Unknown | Grammar::Log) => {
                let body = self.flow(|walker| walker.arguments_macro(mac, &grammar));
                if !matches!(body, Flow::Nothing) {
                    let repeat = self.next_repeat();
                    self.emit(Flow::Macro { repeat, body: Box::new(body) });
                }
            }
            grammar => self.arguments_macro(mac, &grammar),
        }
        self.busy();
    }

    fn arguments_macro(&mut self, mac: &mut Macro, grammar: &Grammar) {
        if let Ok(mut arguments) = arguments.parse2(mac.tokens.clone()) {
            let formats = arguments.iter().any(|argument| argument.string().is_some());
            let grammar = match grammar {
                Grammar::Log if formats => &Grammar::Reads,
                Grammar::Log => &Grammar::Unknown,
                grammar => grammar,
            };
            let mut evaluated = Vec::new();
            let before = self.markers.len();
            for (name, _) in arguments.iter().filter_map(|argument| argument.name.as_ref()) {
                if matches!(grammar, Grammar::Unknown) {
                    // `set!(x = 5)` may assign, and `log!(x = 5)` does not.
                    self.name(name, Access::Opaque, Strength::Weak);
                }
            }
            for (position, argument) in arguments.iter_mut().enumerate() {
                let access = match grammar {
                    Grammar::Write if position == 0 => Access::Receiver(Receiver::Changes),
                    Grammar::FormatArgs => Access::Borrow,
                    Grammar::AddrOfMut => Access::BorrowMut,
                    Grammar::Unknown => Access::Macro,
                    _ => Access::Read,
                };
                let (effect, first) = (effect(&argument.expr), self.use_count());
                self.place(&mut argument.expr, access, Context::Loose);
                let name = argument.name.as_ref().map(|(name, _)| name_of(name));
                evaluated.push((name, Evaluated { uses: first..self.use_count(), effect }));
            }
            let end = self.format_names(&arguments, &evaluated, grammar);
            if self.markers.len() > before {
                mac.tokens = arguments.iter().map(Argument::tokens).chain(end).collect();
            }
        } else if let (Grammar::Unknown | Grammar::Log, Ok(mut stmts)) =
            (grammar, Block::parse_within.parse2(mac.tokens.clone()))
        {
            let before = self.markers.len();
            self.block_stmts(&mut stmts);
            if self.markers.len() > before {
                mac.tokens = stmts.iter().map(ToTokens::to_token_stream).collect();
            }
        } else {
            self.opaque(mac.tokens.clone(), Strength::Weak);
        }
    }

    /// The end of the arguments, where names from the format string can be passed by name.
    fn format_names(
        &mut self,
        arguments: &[Argument],
        evaluated: &[(Option<String>, Evaluated)],
        grammar: &Grammar,
    ) -> Option<TokenStream> {
        let (position, how) = match grammar {
            Grammar::Format(position) | Grammar::Panic(position) => {
                (*position, (Access::Read, Strength::Strong))
            }
            Grammar::FormatArgs => (0, (Access::Borrow, Strength::Strong)),
            Grammar::Write => (1, (Access::Read, Strength::Strong)),
            // Whether another macro formats, and takes further arguments by name, cannot be known.
            _ => {
                let string = arguments.iter().position(|argument| argument.string().is_some())?;
                (string, (Access::Shown, Strength::Weak))
            }
        };
        let literal = arguments.get(position)?.string()?;
        let formatted = Formatted { arguments: evaluated, string: position };
        let comma = arguments.last().is_some_and(|last| last.separator.is_empty());
        let panics = matches!(grammar, Grammar::Panic(_));
        self.format_string(literal, how, (comma, panics), &formatted)
    }

    /// `matches!(value, pattern if guard)`
    fn matches_macro(&mut self, mac: &mut Macro) {
        let parser = |input: ParseStream| {
            let value: Expr = input.parse()?;
            let comma: Token![,] = input.parse()?;
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let guard: Option<(Token![if], Expr)> =
                if input.peek(Token![if]) { Some((input.parse()?, input.parse()?)) } else { None };
            let end: Option<Token![,]> = input.parse()?;
            Ok((value, comma, pat, guard, end))
        };
        let Ok((mut value, comma, mut pat, mut guard, end)) = parser.parse2(mac.tokens.clone()) else {
            return self.opaque(mac.tokens.clone(), Strength::Weak);
        };
        let before = self.markers.len();
        self.value(&mut value);
        self.scoped(|walker| {
            walker.pattern(&mut pat, Position::Refutable);
            if let Some((_, guard)) = &mut guard {
                walker.value(guard);
            }
        });
        if self.markers.len() > before {
            let guard = guard.map(|(keyword, guard)| quote::quote!(#keyword #guard));
            mac.tokens = quote::quote!(#value #comma #pat #guard #end);
        }
    }

    /// Tokens that cannot be parsed: every identifier in them may be a name.
    pub(super) fn opaque(&mut self, tokens: TokenStream, strength: Strength) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    self.name(&ident, Access::Opaque, strength);
                }
                TokenTree::Group(group) => self.opaque(group.stream(), strength),
                _ => {}
            }
        }
    }
}

impl Argument {
    fn string(&self) -> Option<&syn::LitStr> {
        match &self.expr {
            Expr::Lit(lit) => match &lit.lit {
                syn::Lit::Str(string) => Some(string),
                _ => None,
            },
            _ => None,
        }
    }

    fn tokens(&self) -> TokenStream {
        let Argument { name, expr, separator } = self;
        let name = name.as_ref().map(|(name, equals)| quote::quote!(#name #equals));
        quote::quote!(#name #expr #separator)
    }
}

/// Expressions, each with a name or without, separated by commas or semicolons.
fn arguments(input: ParseStream) -> syn::Result<Vec<Argument>> {
    let mut arguments = Vec::new();
    while !input.is_empty() {
        let assigns = input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>]);
        let named = input.peek(syn::Ident) && assigns;
        let name = if named { Some((input.parse()?, input.parse()?)) } else { None };
        let expr = input.parse()?;
        let separator = if input.peek(Token![,]) {
            input.parse::<Token![,]>()?.into_token_stream()
        } else if input.peek(Token![;]) {
            input.parse::<Token![;]>()?.into_token_stream()
        } else if input.is_empty() {
            TokenStream::new()
        } else {
            return Err(input.error("expected a comma"));
        };
        arguments.push(Argument { name, expr, separator });
    }
    Ok(arguments)
}

/// Whether a macro surely formats its arguments, and is done with them then.
fn formats(name: &str) -> bool {
    matches!(grammar(name, false), Grammar::Format(_) | Grammar::Panic(_) | Grammar::Write)
}

/// How the arguments of a macro are to be read, of which there are none where it is `empty`.
fn grammar(name: &str, empty: bool) -> Grammar {
    match knowledge::grammar(name) {
        Grammar::Place if empty => Grammar::Words,
        Grammar::Place => Grammar::Unknown,
        grammar => grammar,
    }
}
