//! `#[decorate(a, b(args))]` on a function.

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Expr, FnArg, GenericParam, Ident, ItemFn, Lifetime, ReturnType, Safety, Signature, Token, Type};

use super::elision::lifetimes;
use super::invisible::uncover_statement;
use super::items;
use super::owned::{borrowed, can_be_owned};
use super::tokens::tokens_of;
use super::{Home, mentions_self_type, parse, parse_with, tokens_spanned};
use crate::diagnostic::{Errors, decorators as messages};
use crate::knowledge;

/// A function with its decorators, the outermost first.
pub(crate) struct Decorated {
    pub(crate) function: ItemFn,
    pub(crate) decorators: Vec<Expr>,
    /// `crate = path` among them says where what generated code needs is.
    pub(crate) home: Home,
    /// `type = Name` among them is the type that has what else belongs to the function.
    pub(crate) named: Option<Ident>,
    /// Whether the decorators have to own the arguments.
    pub(crate) owns: bool,
}

/// What stands in the attribute.
#[derive(Default)]
struct Arguments {
    decorators: Vec<Expr>,
    named: Option<Ident>,
}

/// Parses the function under `#[decorate(args)]`; what is wrong with it comes back with it.
pub(crate) fn parse_decorated(
    args: TokenStream,
    item: &TokenStream,
) -> syn::Result<(Decorated, syn::Result<()>)> {
    match parse::<ItemFn>(item.clone()) {
        Ok(function) => Ok(check_decorated(args, function)),
        Err(_) => Err(messages::not_a_function(item)),
    }
}

/// A function with these arguments of the attribute, and what is wrong with it.
pub(crate) fn check_decorated(args: TokenStream, function: ItemFn) -> (Decorated, syn::Result<()>) {
    let mut errors = Errors::default();
    let Arguments { mut decorators, named } = match arguments(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            errors.push(error);
            Arguments::default()
        }
    };
    let home = take_home(&mut decorators);
    check(&function, &mut errors);
    check_asynchronous(&function, &decorators, &mut errors);
    check_borrowed(&function, &decorators, &mut errors);
    let owns = first_of_ours(&decorators).is_some();
    (Decorated { function, decorators, home, named, owns }, errors.finish())
}

fn arguments(args: TokenStream) -> syn::Result<Arguments> {
    let mut all = Arguments::default();
    parse_with(args, &mut |input| {
        while !input.is_empty() {
            if input.peek(Token![type]) {
                all.named = Some(type_name(input)?);
            } else {
                let mut decorator = input.parse()?;
                uncover_statement(&mut decorator);
                all.decorators.push(with_keywords(decorator));
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    })?;
    Ok(all)
}

/// `type = Name`
fn type_name(input: ParseStream) -> syn::Result<Ident> {
    let at = input.parse::<Token![type]>()?;
    if input.parse::<Token![=]>().is_err() {
        return Err(messages::type_without_name(at.span));
    }
    input.parse().map_err(|_| messages::type_without_name(at.span))
}

/// A decorator that is given keywords is called through its macro.
///
/// Input:  `memoize(max_size = 8)`
/// Output: `memoize!(max_size = 8)`
fn with_keywords(decorator: Expr) -> Expr {
    let Expr::Call(call) = &decorator else { return decorator };
    let Expr::Path(path) = &*call.func else { return decorator };
    let mut named = false;
    for argument in items(&call.args) {
        named |= matches!(argument, Expr::Assign(assign) if matches!(*assign.left, Expr::Path(_)));
    }
    if !named {
        return decorator;
    }
    let (path, mut args) = (&path.path, call.args.clone());
    args.pop_punct();
    let called = tokens_spanned!(path.span()=> #path!(#args));
    parse(called).unwrap_or(decorator)
}

/// `crate = path`, which reads as an assignment.
fn take_home(decorators: &mut Vec<Expr>) -> Home {
    let mut home = Home::default();
    let mut position = 0;
    while position < decorators.len() {
        if let Some(path) = crate_path(&decorators[position]) {
            home = Home::written(path);
            decorators.remove(position);
        } else {
            position += 1;
        }
    }
    home
}

fn crate_path(argument: &Expr) -> Option<&syn::Path> {
    let Expr::Assign(assign) = argument else { return None };
    match (&*assign.left, &*assign.right) {
        (Expr::Path(name), Expr::Path(path)) if name.path.is_ident("crate") => Some(&path.path),
        _ => None,
    }
}

/// What a decorated function cannot be: there is one of it for as long as the program runs, and it is called
/// through a function of one type.
fn check(function: &ItemFn, errors: &mut Errors) {
    let sig = &function.sig;
    for param in items(&sig.generics.params) {
        match param {
            GenericParam::Type(param) => errors.push(messages::generic(&param.ident, &sig.ident)),
            GenericParam::Const(param) => errors.push(messages::generic(&param.ident, &sig.ident)),
            GenericParam::Lifetime(_) => {}
        }
    }
    for input in items(&sig.inputs) {
        match input {
            FnArg::Receiver(receiver) => {
                errors.push(messages::receiver(receiver.self_token.span, &sig.ident));
            }
            FnArg::Typed(input) => check_named(&input.ty, sig, errors),
        }
    }
    if let ReturnType::Type(_, ty) = &sig.output {
        check_named(ty, sig, errors);
    }
    check_qualifiers(sig, errors);
    if let Some(ident) = mentions_self_type(&tokens_of(&function)) {
        errors.push(messages::self_type(&ident, &sig.ident));
    }
}

/// There is one type of the function, and it has a name.
fn check_named(ty: &Type, sig: &Signature, errors: &mut Errors) {
    if matches!(ty, Type::ImplTrait(_)) {
        errors.push(messages::opaque(ty, &sig.ident));
    }
}

fn check_qualifiers(sig: &Signature, errors: &mut Errors) {
    if let Some(token) = &sig.constness {
        errors.push(messages::qualifier(token.span, "const", &sig.ident));
    }
    if let Safety::Unsafe(token) = &sig.safety {
        errors.push(messages::qualifier(token.span, "unsafe", &sig.ident));
    }
}

/// The futures of an `async fn` keep its arguments, and this crate's decorators wrap what returns when it is
/// done.
fn check_asynchronous(function: &ItemFn, decorators: &[Expr], errors: &mut Errors) {
    let sig = &function.sig;
    if sig.asyncness.is_none() {
        return;
    }
    if let Some(decorator) = first_of_ours(decorators) {
        errors.push(messages::asynchronous(decorator, &sig.ident));
        return;
    }
    for input in items(&sig.inputs) {
        if let FnArg::Typed(input) = input {
            let found = lifetimes(&input.ty);
            if found.elided > 0 || is_own(&found.named, sig) {
                errors.push(messages::borrowed_by_a_future(&input.ty, &sig.ident));
            }
        }
    }
}

/// Whether one of these lifetimes is the function's own: those of a function around outlive its futures.
fn is_own(lifetimes: &[Lifetime], sig: &Signature) -> bool {
    for own in sig.generics.lifetimes() {
        for lifetime in lifetimes {
            if *lifetime == own.lifetime {
                return true;
            }
        }
    }
    false
}

/// The decorators of this crate have to own the arguments.
fn check_borrowed(function: &ItemFn, decorators: &[Expr], errors: &mut Errors) {
    let Some(decorator) = first_of_ours(decorators) else { return };
    for input in items(&function.sig.inputs) {
        let Some(ty) = borrowed(input) else { continue };
        if !can_be_owned(ty, &function.sig) {
            errors.push(messages::borrowed(ty, decorator, &function.sig.ident));
        }
    }
}

/// The first of the decorators that is this crate's.
fn first_of_ours(decorators: &[Expr]) -> Option<&Ident> {
    for decorator in decorators {
        let function = match decorator {
            Expr::Call(call) => &*call.func,
            Expr::Macro(call) => {
                let name = &call.mac.path.segments.last()?.ident;
                if knowledge::is_decorator(name) {
                    return Some(name);
                }
                continue;
            }
            decorator => decorator,
        };
        if let Expr::Path(path) = function {
            let name = &path.path.segments.last()?.ident;
            if knowledge::is_decorator(name) {
                return Some(name);
            }
        }
    }
    None
}
