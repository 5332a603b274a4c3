//! What can be told of types, and of what makes values of them, by their form alone.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Expr, ExprCall, ExprLit, ExprMethodCall, GenericArgument, Lit, Pat, PathArguments, Type, TypePath,
};

use crate::knowledge::{self, Fact, FunctionFact, TypeFact, path_has};
use crate::syntax::{each_token, each_type_mut, items, mentions_word, parse, tokens, tokens_of};

/// Whether a type is that of a collection of the standard library.
pub(super) fn is_collection(ty: &Type) -> bool {
    matches!(ty, Type::Path(ty) if path_has(&ty.path, TypeFact::Collection))
}

/// Whether the form of an initialiser is that of a collection of the standard library.
pub(super) fn makes_collection(init: &Expr) -> bool {
    match init {
        Expr::Macro(expr) => expr.mac.path.is_ident("vec"),
        Expr::Call(call) => matches!(&*call.func, Expr::Path(func) if is_of_collection(&func.path)),
        _ => false,
    }
}

/// Whether a path is `Vec::new` and the like.
fn is_of_collection(func: &syn::Path) -> bool {
    let count = func.segments.len();
    count > 1 && knowledge::named_type(&func.segments[count - 2].ident).has(TypeFact::Collection)
}

pub(crate) fn is_mutable_reference(ty: &Type) -> bool {
    matches!(ty, Type::Reference(ty) if ty.mutability.is_some())
}

/// Whether a type is one of the language's own that are `Copy`.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_primitive(&ty.elem),
        Type::Group(ty) => is_primitive(&ty.elem),
        Type::Tuple(ty) => {
            for ty in items(&ty.elems) {
                if !is_primitive(ty) {
                    return false;
                }
            }
            true
        }
        Type::Path(ty) => is_number(&ty.path),
        _ => false,
    }
}

/// `u8`, `f64`, `bool` and the like.
fn is_number(path: &syn::Path) -> bool {
    matches!(path.get_ident(), Some(name) if knowledge::named_type(name).has(TypeFact::Number))
}

/// Whether a type may be that of an integer, if it is primitive.
pub(super) fn may_be_integer(ty: &Type) -> bool {
    match ty {
        Type::Tuple(_) => false,
        Type::Path(ty) => match ty.path.get_ident() {
            Some(name) => name != "f32" && name != "f64" && name != "bool" && name != "char",
            None => true,
        },
        _ => true,
    }
}

pub(super) fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(name))
}

/// Whether a type is a vector, a slice or an array, or a reference to one: what indexes it is a `usize`, and
/// so is its length.
pub(super) fn is_sequence(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_sequence(&ty.elem),
        Type::Group(ty) => is_sequence(&ty.elem),
        Type::Reference(ty) => is_sequence(&ty.elem),
        Type::Slice(_) | Type::Array(_) => true,
        Type::Path(ty) => path_has(&ty.path, TypeFact::Sequence),
        _ => false,
    }
}

/// The type of the elements of a sequence.
pub(super) fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Paren(ty) => element(&ty.elem),
        Type::Group(ty) => element(&ty.elem),
        Type::Reference(ty) => element(&ty.elem),
        Type::Slice(ty) => Some(&ty.elem),
        Type::Array(ty) => Some(&ty.elem),
        Type::Path(ty) => match &ty.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => match arguments.args.get(0)? {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// `Box<dyn Fn()>`, which nobody can clone.
pub(crate) fn is_boxed_object(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return false };
    let Some(last) = ty.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    last.ident == "Box" && matches!(arguments.args.get(0), Some(GenericArgument::Type(Type::TraitObject(_))))
}

/// Whether a type has such boxes in it, in tuples and collections, and is surely not `Clone` for that.
pub(crate) fn owns_boxed_object(ty: &Type) -> bool {
    let mut owns = false;
    each_type_mut(&mut ty.clone(), &mut |part| {
        owns |= is_boxed_object(part);
        match &*part {
            Type::Tuple(_) | Type::Array(_) | Type::Paren(_) | Type::Group(_) => true,
            Type::Path(part) => path_has(&part.path, TypeFact::Owns),
            _ => false,
        }
    });
    owns
}

/// `impl Fn()`, without `+ Clone`.
pub(crate) fn is_opaque_and_not_cloned(ty: &Type) -> bool {
    matches!(ty, Type::ImplTrait(_)) && !mentions_word(&tokens_of(&ty), "Clone")
}

/// `&'static str`
pub(super) fn is_static_text(ty: &Type) -> bool {
    match ty {
        Type::Reference(ty) => {
            let lasts = matches!(&ty.lifetime, Some(lifetime) if lifetime.ident == "static");
            lasts && ty.mutability.is_none() && is_named(&ty.elem, "str")
        }
        _ => false,
    }
}

/// The type of the elements of a sequence, or of the values of a map.
pub(super) fn item_of(collection: &Type) -> Option<Type> {
    value_of_map(collection).or_else(|| element(collection).cloned())
}

/// The type of the values of a map.
pub(super) fn value_of_map(ty: &Type) -> Option<Type> {
    let Type::Path(ty) = ty else { return None };
    let last = ty.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let map = last.ident == "HashMap" || last.ident == "BTreeMap";
    match (map, arguments.args.get(1)) {
        (true, Some(GenericArgument::Type(ty))) => Some(ty.clone()),
        _ => None,
    }
}

/// Whether a value of the type is surely not coerced to it, and refers to nothing.
pub(super) fn is_plain(ty: &Type) -> bool {
    let mut plain = true;
    crate::syntax::each_type(ty, &mut |ty| {
        plain &= match ty {
            Type::Path(path) => path.qself.is_none() && !path_has(&path.path, TypeFact::Coerces),
            Type::Tuple(_) | Type::Array(_) | Type::Paren(_) | Type::Group(_) => true,
            _ => false,
        };
    });
    plain && says_all(ty)
}

/// Whether a clone of it is of the same type.
pub(super) fn is_owned(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::ImplTrait(_))
}

/// Whether a type leaves nothing to inference, and does not mention `Self`, which means nothing in an item.
pub(super) fn says_all(ty: &Type) -> bool {
    let mut all = true;
    each_token(&tokens_of(&ty), &mut |token, around| {
        if let TokenTree::Ident(ident) = token {
            all &= around.is_lifetime() || (ident != "_" && ident != "Self");
        }
        all
    });
    all
}

/// Whether a type has a mutable reference, or a pointer of that kind, anywhere in it.
pub(crate) fn mentions_mutable(ty: &impl ToTokens) -> bool {
    mentions_word(&tokens_of(&ty), "mut")
}

/// Input:  `let text = "text";`
/// Output: `&'static str`, for it will never be another text
pub(super) fn lasting(pat: &Pat, init: &Expr) -> Option<Type> {
    match pat {
        Pat::Ident(pat) if pat.mutability.is_none() && is_text(init) => parse(tokens!(&'static str)).ok(),
        _ => None,
    }
}

/// `"text"`
fn is_text(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }))
}

/// The type of a literal, if it says one.
pub(super) fn literal(lit: &Lit) -> Option<Type> {
    match lit {
        Lit::Str(_) => parse(tokens!(&str)).ok(),
        Lit::Byte(_) => Some(named("u8", Span::call_site())),
        Lit::Char(_) => Some(named("char", Span::call_site())),
        Lit::Bool(_) => Some(named("bool", Span::call_site())),
        Lit::Int(lit) => suffix(lit.suffix(), lit.span()),
        Lit::Float(lit) => suffix(lit.suffix(), lit.span()),
        _ => None,
    }
}

fn suffix(suffix: &str, span: Span) -> Option<Type> {
    if suffix.is_empty() { None } else { Some(named(suffix, span)) }
}

/// The type of this name. To parse it would take as long as half a statement.
pub(super) fn named(name: &str, span: Span) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: Ident::new(name, span).into() })
}

/// `Point { .. }`, and `Shape` of `Shape::Circle { .. }`.
pub(super) fn type_of_literal(literal: &syn::ExprStruct) -> Option<Type> {
    if literal.qself.is_some() {
        return None;
    }
    let mut path = literal.path.clone();
    let count = path.segments.len();
    if count > 1 && is_capital(&path.segments[count - 2].ident) {
        path.segments.pop();
        path.segments.pop_punct();
    }
    Some(Type::Path(TypePath { attrs: Vec::new(), qself: None, path }))
}

pub(super) fn is_capital(ident: &Ident) -> bool {
    ident.to_string().starts_with(char::is_uppercase)
}

/// `f64` of `f64::INFINITY`.
pub(super) fn constant(path: &syn::ExprPath) -> Option<TokenStream> {
    let count = path.path.segments.len();
    if count < 2 || path.qself.is_some() {
        return None;
    }
    let (ty, name) = (&path.path.segments[count - 2], &path.path.segments[count - 1]);
    let of_a_number = ty.arguments.is_none() && knowledge::named_type(&ty.ident).has(TypeFact::Number);
    if of_a_number && knowledge::is_constant(&name.ident) { Some(tokens_of(&ty)) } else { None }
}

/// `Vec<u8>` of `Vec::<u8>::new()`.
pub(super) fn constructed(call: &ExprCall) -> Option<TokenStream> {
    let Expr::Path(func) = &*call.func else { return None };
    let mut path = func.path.clone();
    let constructor = path.segments.pop()?;
    path.segments.pop_punct();
    let made = path.segments.last_mut()?;
    let named = knowledge::named_type(&made.ident);
    let says_all = match &mut made.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.colon2_token = None;
            true
        }
        _ => named.has(TypeFact::Whole),
    };
    let makes = knowledge::function(&constructor.ident).has(FunctionFact::Makes);
    let known = named.has(TypeFact::Collection) && makes && says_all && func.qself.is_none();
    if known { Some(path.into_token_stream()) } else { None }
}

/// `Vec<u8>` of `.collect::<Vec<u8>>()`, and `String` of `"..".to_string()`.
pub(super) fn result(call: &ExprMethodCall) -> Option<TokenStream> {
    if is_text(&call.receiver) && (call.method == "to_string" || call.method == "to_owned") {
        return Some(tokens!(String));
    }
    match call.turbofish.as_ref()?.args.get(0)? {
        GenericArgument::Type(ty) if knowledge::method(&call.method).has(Fact::Result) => {
            Some(tokens_of(&ty))
        }
        _ => None,
    }
}
