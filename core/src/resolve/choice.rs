//! Choices: `match` and `if let` on part of a variable. A branch whose pattern binds nothing needs nothing of
//! the variable, so that nothing is held while it runs: `match memo.get(&n) { Some(v) => *v, None => .. }`.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use syn::{Block, Expr, Macro, Stmt};

use super::arena::Kind;
use super::ids::NodeId;
use super::operation::{Branch, Choice, EvaluationKind, WalkedBranch};
use super::shape::bare;
use super::template::Template;
use super::uses::Target;
use super::walker::Walker;
use crate::knowledge::{self, Grammar};
use crate::syntax::{any, tokens, tokens_of};

/// A branch that is being walked.
pub(super) struct OpenBranch {
    node: NodeId,
    binds: bool,
    foreign: bool,
}

impl Walker {
    /// Opens a branch whose pattern `binds` variables or does not.
    pub(super) fn open_branch(&mut self, binds: bool) -> OpenBranch {
        OpenBranch { node: self.arena.open(Kind::Branch), binds, foreign: self.take_foreign() }
    }

    pub(super) fn close_branch(&mut self, open: &OpenBranch) -> WalkedBranch {
        self.arena.close(open.node);
        let foreign = self.take_foreign();
        if open.foreign || foreign {
            self.note_foreign();
        }
        WalkedBranch { node: open.node, binds: open.binds, foreign }
    }

    pub(super) fn note_choice(&mut self, branches: &[WalkedBranch]) {
        let mut nodes = Vec::new();
        for branch in branches {
            nodes.push(branch.node);
        }
        self.arena.choice(nodes);
    }

    /// What an evaluation that has been walked is written as, and its span.
    pub(super) fn evaluation_kind(&mut self, expr: &Expr) -> (EvaluationKind, Span) {
        if let Some(choice) = self.choice(expr) {
            return (EvaluationKind::Choice(choice), syn::spanned::Spanned::span(expr));
        }
        let template = self.markers.template(tokens_of(&expr));
        let span = template.span();
        (EvaluationKind::Whole(template), span)
    }

    /// The parts of a choice of which a branch runs code of others, or calls nested functions, and binds
    /// nothing.
    fn choice(&mut self, expr: &Expr) -> Option<Choice> {
        let branches = std::mem::take(&mut self.branches);
        let mut apart = false;
        for branch in &branches {
            apart |= self.is_apart(branch);
        }
        if !apart {
            return None;
        }
        match expr {
            Expr::If(choice) if choice.attrs.is_empty() => {
                let (_, otherwise) = choice.else_branch.as_ref()?;
                let (keyword, cond) = (choice.if_token, &choice.cond);
                let head = self.markers.template(tokens!(#keyword #cond));
                let then =
                    Body { tokens: tokens_of(&choice.then_branch), diverges: ends(&choice.then_branch) };
                let mut made = Vec::new();
                if let [first, second] = &branches[..] {
                    made.push(self.branch(*first, TokenStream::new(), then, TokenStream::new()));
                    let body = Body::of(otherwise);
                    made.push(self.branch(*second, TokenStream::new(), body, TokenStream::new()));
                }
                Some(Choice { head, braces: None, branches: made })
            }
            Expr::Match(choice) if choice.attrs.is_empty() => {
                if any(&choice.arms, &mut |arm| !arm.attrs.is_empty()) {
                    return None;
                }
                let (keyword, value) = (choice.match_token, &choice.expr);
                let head = self.markers.template(tokens!(#keyword #value));
                let mut made = Vec::new();
                for (walked, arm) in branches.iter().zip(&choice.arms) {
                    let pat = &arm.pat;
                    let comma = tokens_of(&arm.comma);
                    made.push(self.branch(*walked, tokens!(#pat), Body::of(&arm.body), comma));
                }
                Some(Choice { head, braces: Some(choice.brace_token.span.join()), branches: made })
            }
            _ => None,
        }
    }

    fn branch(
        &mut self,
        walked: WalkedBranch,
        pattern: TokenStream,
        body: Body,
        comma: TokenStream,
    ) -> Branch {
        let (pattern, diverges) = (self.markers.template(pattern), body.diverges);
        let body = self.markers.template(body.tokens);
        Branch { node: walked.node, binds: walked.binds, pattern, body, diverges, comma }
    }

    fn is_apart(&self, branch: &WalkedBranch) -> bool {
        let calls = |target| !matches!(target, Target::Variable(_));
        !branch.binds && (branch.foreign || any(self.arena_uses(branch.node), &mut |used| calls(used.target)))
    }
}

/// What a branch evaluates to.
struct Body {
    tokens: TokenStream,
    diverges: bool,
}

impl Body {
    fn of(expr: &Expr) -> Body {
        Body { tokens: tokens_of(&expr), diverges: diverges(expr) }
    }
}

/// Whether an expression surely gives nothing.
fn diverges(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Block(expr) => ends(&expr.block),
        Expr::Unsafe(expr) => ends(&expr.block),
        Expr::If(expr) => match &expr.else_branch {
            Some((_, otherwise)) => ends(&expr.then_branch) && diverges(otherwise),
            None => false,
        },
        Expr::Macro(expr) => panics(&expr.mac),
        _ => false,
    }
}

/// Whether a block surely gives nothing.
fn ends(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, _)) => diverges(expr),
        Some(Stmt::Macro(stmt)) => panics(&stmt.mac),
        _ => false,
    }
}

/// `panic!(..)`, `todo!()`
fn panics(mac: &Macro) -> bool {
    match mac.path.segments.last() {
        Some(last) => knowledge::grammar(&last.ident.to_string()) == Grammar::Panic(0),
        None => false,
    }
}

impl Choice {
    /// The templates that it is made of, in their order.
    pub(crate) fn templates(&self) -> Vec<&Template> {
        let mut all = vec![&self.head];
        for branch in &self.branches {
            all.extend([&branch.pattern, &branch.body]);
        }
        all
    }

    /// The whole expression, of which the templates have been filled.
    ///
    /// Output: `match memo.get(&n) { Some(v) => *v, None => { .. } }`
    pub(crate) fn written(&self, fill: &mut dyn FnMut(&Template) -> TokenStream) -> TokenStream {
        let mut bodies = Vec::new();
        for branch in &self.branches {
            bodies.push(fill(&branch.body));
        }
        self.written_with(fill, &bodies)
    }

    /// The same with other bodies, those of an `if` in braces.
    pub(crate) fn written_with(
        &self,
        fill: &mut dyn FnMut(&Template) -> TokenStream,
        bodies: &[TokenStream],
    ) -> TokenStream {
        let head = fill(&self.head);
        let Some(braces) = self.braces else {
            return match bodies {
                [then, otherwise] => tokens!(#head #then else #otherwise),
                _ => head,
            };
        };
        let mut arms = TokenStream::new();
        for (branch, body) in self.branches.iter().zip(bodies) {
            let (pattern, comma) = (fill(&branch.pattern), &branch.comma);
            arms.extend(tokens!(#pattern => #body #comma));
        }
        let mut group = Group::new(Delimiter::Brace, arms);
        group.set_span(braces);
        tokens!(#head #group)
    }

    /// Where it begins.
    pub(crate) fn span(&self) -> Span {
        self.head.span()
    }
}
