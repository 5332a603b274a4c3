//! The compiler behind [`nonlocal`](https://docs.rs/nonlocal), as an ordinary library on `proc-macro2`.
//!
//! Data flows one way, and each stage is a function from one type to the next:
//!
//! ```text
//! tokens --syntax--> Factory --resolve--> Resolved --capture--> Plan --check--> --lower--> tokens
//! ```
//!
//! The terms, as they are used here:
//!
//! - factory: the function that is expanded. Its nested functions may use its variables.
//! - binding: the declaration of a variable; use: an occurrence of a name; target: what that name means.
//! - node: one point of the tree of a factory. They are numbered in the order of the text.
//! - template, hole: tokens of the source, and in them the places where lowering decides what stands there.
//! - free variable: one that a function mentions, itself or through others, and that is declared around it.
//! - capture: a free variable as one function, or one closure, gets it.
//! - closure value: the closure that is made where the name of a nested function is used as a value.
//! - lambda: a closure, an `async` block or a `try` block that the user has written.
//! - escape: a closure, or a variable in it, escapes if it can be used after the function that made it has
//!   returned.
//! - lift: to make an item of a function, with its captures as further parameters.
//! - tie: to turn a recursive function into a closure that gets itself as an argument. It is done where a
//!   type is not written, because rustc can infer the types of a closure.
//! - cell: what a variable is in that several closures use while somebody changes it.
//! - group: the variables whose cells are one allocation; handle: a counted reference to that.
//! - hold: to have a variable out of its cell for as long as something lasts; guard: the value that ends it.
//! - evaluation: an expression that is evaluated as a whole, and holds what it uses.
//! - place: what an expression denotes that can be borrowed or assigned, as opposed to its value.
//! - snapshot: a copy of a number in a `move` lambda, where nobody can tell it from the variable. In the
//!   guide it is a variable that the user binds to the value of now.
//! - claim: what a closure value would have of a variable, before it is known what is shared; demand: what
//!   the type of a closure asks for, `Fn` or `Clone`; refusal: why it cannot have it.
//! - frozen: owned by a closure, and not to be changed by the factory any more.
//! - obstacle: why a function cannot be lifted; product: the type of what a factory returns.
//! - taint: what may refer to a parameter, as the names in a statement say.
//! - scalar: a variable that is copied in and out of its cell, so that nothing is ever held for it.
//! - plan: all that is decided. Lowering only writes it down.
//!
//! Use it through the `nonlocal` crate; this crate's interface follows the needs of that one.

mod capture;
mod check;
mod diagnostic;
mod knowledge;
mod lower;
mod resolve;
mod syntax;

use check::Mistakes;
use diagnostic::arguments;
use lower::Rest;
use proc_macro2::TokenStream;
use quote::ToTokens;
use std::rc::Rc;
use syntax::{Block, BlockItem, Entry, Home, NameSet, Scan};

/// Expands `#[nonlocal(args)] item`.
///
/// The item is a function or an `impl` block, and comes back token for token where none of its nested
/// functions captures anything. What the
/// compiler refuses comes back as `compile_error!`s, in an item that still defines the function's name.
#[must_use]
pub fn nonlocal(args: TokenStream, item: TokenStream) -> TokenStream {
    match syntax::cut_block(&item) {
        Some(block) => expand_block(&args, &block),
        None => expand_item(args, item, None),
    }
}

/// Expands every method of an `impl` block; the other items in it are passed through.
fn expand_block(args: &TokenStream, block: &Block) -> TokenStream {
    let (mut items, mut args) = (TokenStream::new(), args.clone());
    if let Err(error) = syntax::check_block_arguments(&args) {
        error.to_compile_error().to_tokens(&mut items);
        args = TokenStream::new();
    }
    let generics = block.generics();
    for BlockItem { tokens, expands } in &block.items {
        if *expands {
            expand_item(args.clone(), tokens.clone(), Some(&generics)).to_tokens(&mut items);
        } else {
            tokens.to_tokens(&mut items);
        }
    }
    block.with(items)
}

/// Expands a function. In an `impl` block, with these generics, it has no defaults: there is no place for its
/// macro.
fn expand_item(args: TokenStream, item: TokenStream, in_impl: Option<&Rc<NameSet>>) -> TokenStream {
    let Scan { function, work, covered, mut names } = Scan::of(&item);
    if function && args.is_empty() && !work {
        return item;
    }
    if let Some(generics) = in_impl {
        names.stand_in(generics);
    }
    let uncovered = if covered { Some(syntax::uncovered(item.clone())) } else { None };
    match syntax::parse_attribute(args, uncovered.as_ref().unwrap_or(&item), names) {
        Ok(Some(mut factory)) => {
            if in_impl.is_some() {
                factory.take_defaults_of_method();
            }
            let untouched = if factory.has_call_macro() { None } else { Some(item) };
            expand(factory, untouched)
        }
        Ok(None) => item,
        Err(error) => lower::broken_item(&item, &error),
    }
}

/// Takes a function apart, resolves it and puts it together again, also where nothing has to change.
///
/// For tests: on valid Rust this gives the function's own tokens. `None` where the item is no function.
#[doc(hidden)]
#[must_use]
pub fn rebuild(item: &TokenStream) -> Option<TokenStream> {
    let factory = syntax::parse_attribute(TokenStream::new(), item, Scan::of(item).names).ok()??;
    let plan = capture::plan(resolve::resolve(factory));
    check::check(&plan).ok()?;
    Some(lower::factory(&plan))
}

/// Gives every local variable of a function another name, and changes nothing else.
///
/// For tests: on valid Rust the result means the same, if each name was resolved rightly. `None` where the
/// item is no function, or where a name stands in tokens that cannot be parsed.
#[doc(hidden)]
#[must_use]
pub fn rename_locals(item: &TokenStream) -> Option<TokenStream> {
    let factory = syntax::parse_attribute(TokenStream::new(), item, Scan::of(item).names).ok()??;
    let plan = capture::plan_renaming_all(resolve::resolve(factory))?;
    Some(lower::factory(&plan))
}

/// Expands `factory! { .. }`: functions, with parameter defaults in Python's spelling; other items are passed
/// through.
#[must_use]
pub fn factory(input: TokenStream) -> TokenStream {
    let mut items = TokenStream::new();
    let errors = syntax::parse_block(input, &mut |entry| match entry {
        Entry::Factory(factory) => expand(*factory, None).to_tokens(&mut items),
        Entry::Item(item) => item.to_tokens(&mut items),
    });
    if let Err(error) = errors.finish() {
        error.to_compile_error().to_tokens(&mut items);
    }
    items
}

/// Expands `#[decorate(args)] item`.
#[must_use]
pub fn decorate(args: &TokenStream, item: &TokenStream) -> TokenStream {
    match syntax::parse_decorated(args.clone(), item) {
        Ok((decorated, Ok(()))) => {
            let function = lower::decorated(&decorated);
            if !decorated.home.is_missing() || !Home::is_mentioned_by(&function) {
                return function;
            }
            lower::broken_decorated(
                args,
                item,
                &arguments::crate_missing(decorated.function.sig.ident.span(), "decorate(.., "),
            )
        }
        Ok((_, Err(error))) | Err(error) => lower::broken_decorated(args, item, &error),
    }
}

/// Expands the call of a factory: `name [parameter, parameter = default] (arguments)`.
#[must_use]
pub fn call(input: TokenStream) -> TokenStream {
    match syntax::parse_call(input) {
        Ok(call) => lower::call(&call),
        Err(error) => lower::broken_call(&error),
    }
}

/// One factory through all stages, with its call macro beside it. `untouched` is what stands for it where
/// nothing has to change.
fn expand(mut factory: syntax::Factory, untouched: Option<TokenStream>) -> TokenStream {
    resolve::check_defaults(&mut factory);
    let call_macro = lower::call_macro(&factory);
    lower::document_call(&mut factory);
    let head = if factory.options.home.is_missing() { Some(factory.head()) } else { None };
    let mut items = expand_function(factory, untouched);
    call_macro.to_tokens(&mut items);
    match head {
        Some(head) if Home::is_mentioned_by(&items) => lower::broken_factory(
            &head,
            &arguments::crate_missing(head.sig.ident.span(), "nonlocal("),
            &Rest::default(),
        ),
        _ => items,
    }
}

fn expand_function(mut factory: syntax::Factory, untouched: Option<TokenStream>) -> TokenStream {
    let (mistake, unread) = (factory.error.take(), factory.unread.take());
    let head = factory.head();
    let unchanged = match untouched {
        Some(item) => item,
        None => lower::verbatim(&factory),
    };
    let plan = capture::plan(resolve::resolve(factory));
    let (error, shown) = match (mistake, check::check(&plan)) {
        (None, Ok(())) if plan.changes_nothing() => return unchanged,
        (None, Ok(())) if syntax::editor::asks() => {
            return lower::factory(&capture::plan_for_editors(plan.resolved));
        }
        (None, Ok(())) => return lower::factory(&plan),
        (Some(error), Ok(())) => {
            let (stubs, shown) = (capture::stubs(&plan), unread.unwrap_or_default());
            let rest = Rest { stubs, item: unchanged, shown, product: None };
            return lower::broken_factory(&head, &error, &rest);
        }
        (None, Err(Mistakes { error, only_undeclared })) => (error, only_undeclared),
        (Some(mut error), Err(more)) => {
            error.combine(more.error);
            (error, false)
        }
    };
    let (product, stubs) = (lower::product_of(&plan), capture::stubs(&plan));
    let shown = if shown && syntax::editor::asks() {
        lower::shown_to_editors(&capture::plan_for_editors(plan.resolved))
    } else {
        TokenStream::new()
    };
    let rest = Rest { product, stubs, item: unchanged, shown };
    lower::broken_factory(&head, &error, &rest)
}
