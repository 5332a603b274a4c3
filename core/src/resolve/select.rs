//! `tokio::select!`: futures that race, and what is done with the result of the first.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Arm, Expr, Ident, Macro, Pat, Token};

use super::expected::Expected;
use super::tree::{Declaration, Flow};
use super::uses::{Access, Context};
use super::walker::Walker;
use crate::syntax::parse_with;

/// `pattern = future, if condition => handler,`, or `else => handler`.
struct Branch {
    future: Option<(Token![=], Expr)>,
    condition: Option<(Token![,], Token![if], Expr)>,
    arm: Arm,
}

impl Walker {
    /// Walks the branches, if they can be read: all futures are made, and one handler runs.
    pub(super) fn select(&mut self, mac: &mut Macro) -> bool {
        let (mut first, mut branches) = (TokenStream::new(), Vec::new());
        let read = parse_with(mac.tokens.clone(), &mut |input| {
            if input.peek(Ident) && input.peek2(Token![;]) {
                // `biased;`
                first.extend([input.parse::<TokenTree>()?, input.parse::<TokenTree>()?]);
            }
            while !input.is_empty() {
                branches.push(branch(input)?);
            }
            Ok(())
        });
        if read.is_err() {
            return false;
        }
        self.waits.races.push(Vec::new());
        for Branch { future, condition, .. } in &mut branches {
            if let Some((_, _, condition)) = condition {
                self.evaluation(condition, Access::Read, Context::Loose);
            }
            if let Some((_, future)) = future {
                let first = self.use_count();
                self.evaluation(future, Access::Read, Context::Loose);
                self.note_racing(future, first..self.use_count());
            }
        }
        self.note_foreign();
        self.note_await();
        let (mut handlers, mut walked) = (Vec::new(), Vec::new());
        for Branch { arm, .. } in &mut branches {
            let (pattern, body, branch) = self.arm(arm, Expected::default(), Declaration::default());
            handlers.push(Flow::Seq(vec![pattern, body]));
            walked.push(branch);
        }
        self.note_choice(&walked);
        self.emit(Flow::Branch(handlers));
        for branch in &branches {
            branch.to_tokens(&mut first);
        }
        mac.tokens = first;
        true
    }
}

impl ToTokens for Branch {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Branch { future, condition, arm } = self;
        arm.pat.to_tokens(tokens);
        if let Some((equals, future)) = future {
            equals.to_tokens(tokens);
            future.to_tokens(tokens);
        }
        if let Some((comma, keyword, condition)) = condition {
            comma.to_tokens(tokens);
            keyword.to_tokens(tokens);
            condition.to_tokens(tokens);
        }
        arm.fat_arrow_token.to_tokens(tokens);
        arm.body.to_tokens(tokens);
        arm.comma.to_tokens(tokens);
    }
}

fn branch(input: ParseStream) -> syn::Result<Branch> {
    if input.peek(Token![else]) {
        let keyword: Token![else] = input.parse()?;
        let arm = handler(input, Pat::Verbatim(keyword.into_token_stream()))?;
        return Ok(Branch { future: None, condition: None, arm });
    }
    let pat = Pat::parse_single(input)?;
    let future = (input.parse()?, input.parse()?);
    let condition =
        if input.peek(Token![,]) { Some((input.parse()?, input.parse()?, input.parse()?)) } else { None };
    Ok(Branch { future: Some(future), condition, arm: handler(input, pat)? })
}

/// `=> handler,`; the comma may be left out behind a block.
fn handler(input: ParseStream, pat: Pat) -> syn::Result<Arm> {
    let fat_arrow_token = input.parse()?;
    let body: Expr =
        if input.peek(syn::token::Brace) { Expr::Block(input.parse()?) } else { input.parse()? };
    Ok(Arm { attrs: Vec::new(), pat, fat_arrow_token, body: Box::new(body), comma: input.parse()? })
}
