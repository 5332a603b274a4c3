//! Names inside macro calls: standard macros by their grammar, others as expressions, then as statements.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Block, Expr, Macro, Pat, Stmt, Token};

use super::format::Formatted;
use super::operation_form::does;
use super::pattern::Position;
use super::problem::Problem;
use super::shape::effect;
use super::symbol::text_of;
use super::template::Hole;
use super::tree::{Evaluated, Flow, Format};
use super::uses::{Access, Context, Strength};
use super::walker::Walker;
use crate::knowledge::{self, Grammar, Receiver};
use crate::syntax::{each_token, is_nonlocal, parse_with, tokens, tokens_of};

/// One argument: `[name =] expression [separator]`.
struct Argument {
    name: Option<(Ident, Token![=])>,
    expr: Expr,
    separator: TokenStream,
}

/// What stands in `matches!(value, pattern if guard)`.
struct Matches {
    value: Expr,
    comma: Token![,],
    pat: Pat,
    guard: Option<(Token![if], Expr)>,
    end: Option<Token![,]>,
}

impl Walker {
    /// Walks a macro call that is an expression. Where names of its format string may have to be read first,
    /// a marker takes its place.
    pub(super) fn macro_expr(&mut self, expr: &mut Expr, context: Context) {
        let Expr::Macro(call) = expr else { return };
        let expected = std::mem::take(&mut self.expected);
        if call.mac.path.is_ident("vec") {
            let meeting = self.meeting();
            self.expected = expected.element(meeting);
        }
        let around = std::mem::take(&mut self.early_names);
        self.macro_call(&mut call.mac);
        self.formatting = None;
        let names = std::mem::replace(&mut self.early_names, around);
        if names.is_empty() {
            return;
        }
        let span = syn::spanned::Spanned::span(&call.mac.path);
        let owned = formats(&call.mac);
        let template = self.markers.template(tokens_of(&expr));
        let id = self.formats.push(Format { template, names, context, owned });
        *expr = Expr::Verbatim(self.markers.mark(Hole::Format(id), span).into_token_stream());
    }

    fn macro_call(&mut self, mac: &mut Macro) {
        let Some(last) = mac.path.segments.last() else { return };
        if is_nonlocal(mac) {
            return self.problems.push(Problem::NonlocalMisplaced(last.ident.clone()));
        }
        let name = self.scopes.name_of(&last.ident);
        if let Some(definition) = self.scopes.local_macro(name) {
            self.opaque(&definition, Strength::Weak);
        }
        match grammar(&last.ident.to_string(), mac.tokens.is_empty()) {
            Grammar::Words => return,
            Grammar::Matches => self.matches_macro(mac),
            Grammar::Select if self.select(mac) => {}
            grammar @ (Grammar::Unknown | Grammar::Log | Grammar::Select | Grammar::Pin) => {
                let pins = grammar == Grammar::Pin;
                let grammar = if grammar == Grammar::Log { grammar } else { Grammar::Unknown };
                self.note_foreign();
                let body = self.open_flow();
                self.arguments_macro(mac, grammar);
                let body = self.close_flow(body);
                if !matches!(body, Flow::Nothing) {
                    let repeat = self.next_repeat();
                    self.emit(Flow::Macro { repeat, body: Box::new(body) });
                }
                if pins {
                    self.note_pin();
                }
            }
            Grammar::Join => {
                self.arguments_macro(mac, Grammar::Reads);
                self.note_foreign();
                self.note_await();
            }

            grammar => self.arguments_macro(mac, grammar),
        }
        self.note_unknown();
    }

    fn arguments_macro(&mut self, mac: &mut Macro, grammar: Grammar) {
        let before = self.markers.len();
        let tokens = if let Some(mut arguments) = arguments(mac.tokens.clone()) {
            self.arguments(&mut arguments, grammar)
        } else if let (Grammar::Unknown | Grammar::Log, Some(mut stmts)) =
            (grammar, statements(mac.tokens.clone()))
        {
            self.block_stmts(&mut stmts);
            let mut tokens = TokenStream::new();
            for stmt in &stmts {
                stmt.to_tokens(&mut tokens);
            }
            tokens
        } else {
            self.note_foreign();
            return self.unreadable(&mac.tokens);
        };
        if self.markers.len() > before {
            mac.tokens = tokens;
        }
    }

    /// Walks arguments; returns their tokens.
    fn arguments(&mut self, arguments: &mut [Argument], grammar: Grammar) -> TokenStream {
        let expected = std::mem::take(&mut self.expected);
        let takes = grammar == Grammar::Reads;
        let grammar = match grammar {
            Grammar::Log if first_string(arguments).is_some() => Grammar::Reads,
            Grammar::Log => Grammar::Unknown,
            grammar => grammar,
        };
        if grammar == Grammar::Unknown {
            self.opaque_names(arguments);
        }
        let formatting = self.formatting.take();
        let (mut evaluated, mut quiet) = (Vec::new(), true);
        let mut last = 0;
        for (position, argument) in arguments.iter().enumerate() {
            last = if does(&argument.expr) { position } else { last };
        }
        for (position, argument) in arguments.iter_mut().enumerate() {
            let access = match grammar {
                Grammar::Write if position == 0 => Access::Receiver(Receiver::Changes),
                Grammar::FormatArgs => Access::Borrow,
                Grammar::AddrOfMut => Access::BorrowMut,
                Grammar::Unknown => Access::Macro,
                _ => Access::Read,
            };
            let (effect, first, before) = (effect(&argument.expr), self.use_count(), self.take_foreign());
            self.expected.clone_from(&expected);
            let operands = self.operands_of(formatting);
            match (formatting, grammar) {
                (Some(of), _) if is_formatted(grammar, position) => {
                    self.macro_operand(&mut argument.expr, of, position < last);
                }
                _ if takes => self.element(&mut argument.expr),
                _ if grammar == Grammar::Reads => self.moved_part(&mut argument.expr, Context::Loose),
                _ if access == Access::Read => self.part(&mut argument.expr, access, Context::Loose),
                // Whoever writes `$e + 1` means all of it.
                _ if grammar == Grammar::Unknown => self.place(&mut argument.expr, access, Context::Operand),
                _ => self.place(&mut argument.expr, access, Context::Loose),
            }
            quiet &= self.is_data(&argument.expr);
            let foreign = self.take_foreign();
            if before || foreign {
                self.note_foreign();
            }
            let uses = first..self.use_count();
            let operand = (self.operands_of(formatting) > operands).then_some(operands);
            evaluated.push((argument.text(), Evaluated { uses, operand, effect, foreign }));
        }
        let first = self.use_count();
        let end = self.format_names(arguments, &evaluated, grammar);
        if !quiet || !self.are_data_since(first) {
            self.note_foreign();
        }
        let mut tokens = TokenStream::new();
        for argument in arguments {
            argument.write(&mut tokens);
        }
        end.to_tokens(&mut tokens);
        tokens
    }

    /// `set!(x = 5)` may assign, and `log!(x = 5)` does not.
    fn opaque_names(&mut self, arguments: &[Argument]) {
        for argument in arguments {
            if let Some((name, _)) = &argument.name {
                self.name(name, Access::Opaque, Strength::Weak);
            }
        }
    }

    /// The end of the arguments, where names from the format string can be passed by name.
    fn format_names(
        &mut self,
        arguments: &[Argument],
        evaluated: &[(Option<String>, Evaluated)],
        grammar: Grammar,
    ) -> Option<TokenStream> {
        let (position, how) = match grammar {
            Grammar::Format(position) | Grammar::Panic(position) => {
                (position, (Access::Read, Strength::Strong))
            }
            Grammar::FormatArgs => (0, (Access::Borrow, Strength::Strong)),
            Grammar::Write => (1, (Access::Read, Strength::Strong)),
            // Whether another macro formats, and takes further arguments by name, cannot be known.
            _ => (first_string(arguments)?, (Access::Shown, Strength::Strong)),
        };
        let literal = arguments.get(position)?.string()?;
        let formatted = Formatted { arguments: evaluated, string: position };
        let comma = matches!(arguments.last(), Some(last) if last.separator.is_empty());
        let panics = matches!(grammar, Grammar::Panic(_));
        self.format_string(literal, how, (comma, panics), &formatted)
    }

    /// `matches!(value, pattern if guard)`
    fn matches_macro(&mut self, mac: &mut Macro) {
        let Some(read) = read_matches(mac.tokens.clone()) else {
            return self.opaque(&mac.tokens, Strength::Weak);
        };
        let Matches { mut value, comma, mut pat, mut guard, end } = read;
        let before = self.markers.len();
        self.value(&mut value);
        let scope = self.open_scope(None);
        self.pattern(&mut pat, Position::Refutable);
        if let Some((_, guard)) = &mut guard {
            self.value(guard);
        }
        self.close_scope(&scope);
        if self.markers.len() > before {
            let guard = match guard {
                Some((keyword, guard)) => tokens!(#keyword #guard),
                None => TokenStream::new(),
            };
            mac.tokens = tokens!(#value #comma #pat #guard #end);
        }
    }

    /// Tokens that cannot be parsed: every identifier in them may be a name.
    pub(super) fn opaque(&mut self, tokens: &TokenStream, strength: Strength) {
        each_token(tokens, &mut |token, _| {
            if let TokenTree::Ident(ident) = token {
                self.name(ident, Access::Opaque, strength);
            }
            true
        });
    }
}

impl Argument {
    /// Its name.
    fn text(&self) -> Option<String> {
        let (name, _) = self.name.as_ref()?;
        Some(text_of(name))
    }

    fn string(&self) -> Option<&syn::LitStr> {
        match &self.expr {
            Expr::Lit(lit) => match &lit.lit {
                syn::Lit::Str(string) => Some(string),
                _ => None,
            },
            _ => None,
        }
    }

    fn write(&self, tokens: &mut TokenStream) {
        if let Some((name, equals)) = &self.name {
            name.to_tokens(tokens);
            equals.to_tokens(tokens);
        }
        self.expr.to_tokens(tokens);
        self.separator.to_tokens(tokens);
    }
}

/// Whether an argument is one that a macro formats in any case: what an assertion would say is only evaluated
/// where it fails.
fn is_formatted(grammar: Grammar, position: usize) -> bool {
    match grammar {
        Grammar::Format(0) => position > 0,
        Grammar::Write => position > 1,
        _ => false,
    }
}

/// The position of the first string among arguments.
fn first_string(arguments: &[Argument]) -> Option<usize> {
    for (position, argument) in arguments.iter().enumerate() {
        if argument.string().is_some() {
            return Some(position);
        }
    }
    None
}

/// Expressions, each with a name or without, separated by commas or semicolons.
fn arguments(tokens: TokenStream) -> Option<Vec<Argument>> {
    let mut arguments = Vec::new();
    let read = parse_with(tokens, &mut |input| {
        while !input.is_empty() {
            arguments.push(argument(input)?);
        }
        Ok(())
    });
    if read.is_ok() { Some(arguments) } else { None }
}

fn argument(input: ParseStream) -> syn::Result<Argument> {
    let assigns = input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>]);
    // `type = kind` is one, too.
    let named = input.peek(syn::Ident::peek_any) && assigns;
    let name = if named { Some((input.call(syn::Ident::parse_any)?, input.parse()?)) } else { None };
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
    Ok(Argument { name, expr, separator })
}

fn statements(tokens: TokenStream) -> Option<Vec<Stmt>> {
    let mut stmts = Vec::new();
    let read = parse_with(tokens, &mut |input| {
        stmts = Block::parse_within(input)?;
        Ok(())
    });
    if read.is_ok() { Some(stmts) } else { None }
}

fn read_matches(tokens: TokenStream) -> Option<Matches> {
    let mut matches = None;
    let read = parse_with(tokens, &mut |input| {
        let value = input.parse()?;
        let comma = input.parse()?;
        let pat = Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.peek(Token![if]) { Some((input.parse()?, input.parse()?)) } else { None };
        matches = Some(Matches { value, comma, pat, guard, end: input.parse()? });
        Ok(())
    });
    if read.is_ok() { matches } else { None }
}

/// Whether a macro surely formats its arguments, and is done with them then.
fn formats(mac: &Macro) -> bool {
    let Some(last) = mac.path.segments.last() else { return false };
    let grammar = grammar(&last.ident.to_string(), false);
    matches!(grammar, Grammar::Format(_) | Grammar::Panic(_) | Grammar::Write)
}

/// How the arguments of a macro are to be read, of which there are none where it is `empty`.
fn grammar(name: &str, empty: bool) -> Grammar {
    match knowledge::grammar(name) {
        Grammar::Place if empty => Grammar::Words,
        Grammar::Place => Grammar::Unknown,
        grammar => grammar,
    }
}
