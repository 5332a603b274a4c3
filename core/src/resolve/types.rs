//! Types of variables, as far as the factory says them: a lifted function has to write them down.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::{Expr, ExprCall, ExprLit, ExprMethodCall, GenericArgument, Lit, Pat, PathArguments, Type, UnOp};

use super::template::Hole;
use super::tree::{Binding, Known, Target};
use super::walker::Walker;
use crate::knowledge::{self, Fact, FunctionFact, TypeFact, path_has};
use crate::syntax::mentions_word;

impl Binding {
    /// Whether the variable is surely of a primitive type.
    pub(crate) fn is_number(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.certain && is_primitive(&known.ty))
    }

    /// Whether something can be changed through the variable.
    pub(crate) fn lends_mutably(&self) -> bool {
        self.how.mutable
            || self.how.lends
            || self.how.collection
            || self.known.as_ref().is_some_and(|known| is_mutable_reference(&known.ty))
    }
}

/// Whether a type, or the form of an initialiser, is that of a collection of the standard library.
pub(super) fn is_collection(ty: Option<&Type>, init: Option<&Expr>) -> bool {
    let made = match init {
        Some(Expr::Macro(expr)) => expr.mac.path.is_ident("vec"),
        Some(Expr::Call(call)) => matches!(&*call.func, Expr::Path(func) if is_of_collection(&func.path)),
        _ => false,
    };
    made || matches!(ty, Some(Type::Path(ty)) if path_has(&ty.path, TypeFact::Collection))
}

/// Whether a path is `Vec::new` and the like.
fn is_of_collection(func: &syn::Path) -> bool {
    let made = func.segments.iter().nth_back(1);
    made.is_some_and(|made| knowledge::named_type(&made.ident).has(TypeFact::Collection))
}

pub(crate) fn is_mutable_reference(ty: &Type) -> bool {
    matches!(ty, Type::Reference(ty) if ty.mutability.is_some())
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
            PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Whether a type leaves nothing to inference.
pub(super) fn says_all(ty: &Type) -> bool {
    !mentions_placeholder(ty.to_token_stream())
}

/// Whether a type has a mutable reference, or a pointer of that kind, anywhere in it.
pub(crate) fn mentions_mutable(ty: &impl ToTokens) -> bool {
    mentions_word(&ty.to_token_stream(), "mut")
}

impl Walker {
    /// A type as written here, if it says everything.
    pub(super) fn written_type(&self, ty: &Type) -> Option<Known> {
        let known = Known {
            ty: ty.clone(),
            scope: self.current(),
            at: self.arena.last(),
            in_body: true,
            certain: true,
        };
        (!mentions_placeholder(ty.to_token_stream())).then_some(known)
    }

    /// The type of a parameter.
    pub(super) fn parameter_type(&self, ty: &Type) -> Option<Known> {
        self.written_type(ty).map(|known| Known { in_body: false, ..known })
    }

    /// The type of an expression that has been walked.
    pub(super) fn type_of(&self, expr: &Expr) -> Option<Known> {
        match expr {
            Expr::Paren(expr) => self.type_of(&expr.expr),
            Expr::Group(expr) => self.type_of(&expr.expr),
            Expr::Path(path) if path.path.segments.len() == 1 => match self.markers.hole(expr)? {
                Hole::Use(id) => match self.uses[id].target {
                    Target::Variable(binding) => self.bindings[binding].known.clone(),
                    _ => None,
                },
                _ => None,
            },
            Expr::MethodCall(call) if call.method == "clone" && call.args.is_empty() => {
                self.type_of(&call.receiver).filter(|known| is_owned(&known.ty))
            }
            Expr::Unary(expr) if matches!(expr.op, UnOp::Deref(_)) => {
                let known = self.type_of(&expr.expr)?;
                match known.ty {
                    Type::Reference(ty) => Some(Known { ty: *ty.elem, ..known }),
                    _ => None,
                }
            }
            Expr::Unary(expr) => self.type_of(&expr.expr).filter(|known| is_primitive(&known.ty)),
            Expr::Range(_) => None,
            Expr::Struct(literal) => {
                let known = self.written_type(&type_of_literal(literal)?)?;
                Some(Known { certain: false, ..known })
            }
            expr => self.written_type(&self.told(expr)?),
        }
    }

    /// The type of each turn's value in `for i in 0..end`.
    pub(super) fn type_of_turn(&self, expr: &Expr) -> Option<Known> {
        match expr {
            Expr::Paren(expr) => self.type_of_turn(&expr.expr),
            Expr::Range(range) => {
                let ends = [&range.start, &range.end];
                let known = ends.into_iter().flatten().find_map(|end| self.type_of(end))?;
                is_primitive(&known.ty).then_some(known)
            }
            _ => None,
        }
    }

    /// The type that the form of an expression tells.
    fn told(&self, expr: &Expr) -> Option<Type> {
        let part = |expr: &Expr| {
            let known = self.type_of(expr)?;
            (known.scope == self.current() && known.certain).then_some(known.ty)
        };
        let ty = match expr {
            Expr::Lit(ExprLit { lit, .. }) => literal(lit)?,
            Expr::Cast(cast) => cast.ty.to_token_stream(),
            Expr::Binary(binary) => {
                use syn::BinOp::{And, Eq, Ge, Gt, Le, Lt, Ne, Or};
                match binary.op {
                    And(_) | Or(_) | Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_) => quote!(bool),
                    _ => self.type_of_arithmetic(binary)?.into_token_stream(),
                }
            }
            Expr::Reference(reference) => {
                let (mutability, ty) = (reference.mutability, part(&reference.expr)?);
                quote!(&#mutability #ty)
            }
            Expr::Tuple(tuple) => {
                let types: Option<Vec<Type>> = tuple.elems.iter().map(part).collect();
                let types = types?;
                quote!((#(#types,)*))
            }
            Expr::Repeat(repeat) => {
                let (ty, len) = (part(&repeat.expr)?, &repeat.len);
                quote!([#ty; #len])
            }
            Expr::Array(array) => {
                let (ty, len) = (part(array.elems.first()?)?, array.elems.len());
                quote!([#ty; #len])
            }
            Expr::Macro(expr) if expr.mac.path.is_ident("format") => quote!(String),
            Expr::Macro(expr) if expr.mac.path.is_ident("vec") => {
                let first = first_of.parse2(expr.mac.tokens.clone()).ok()?;
                let ty = part(&first)?;
                quote!(Vec<#ty>)
            }
            Expr::Call(call) => constructed(call)?,
            Expr::Path(path) => constant(path)?,
            Expr::MethodCall(call) => match result(call) {
                Some(ty) => ty,
                None => self.type_of_part(expr)?.into_token_stream(),
            },
            Expr::Index(_) => self.type_of_part(expr)?.into_token_stream(),
            _ => return None,
        };
        syn::parse2(ty).ok()
    }
}

/// Input:  `let text = "text";`
/// Output: `&'static str`, for it will never be another text
pub(super) fn lasting(pat: &Pat, init: &Expr) -> Option<Type> {
    let is_text = matches!(init, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }));
    let fixed = matches!(pat, Pat::Ident(pat) if pat.mutability.is_none());
    (is_text && fixed).then(|| syn::parse_quote!(&'static str))
}

/// The first of a macro's arguments.
fn first_of(input: syn::parse::ParseStream) -> syn::Result<Expr> {
    let first = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(first)
}

fn literal(lit: &Lit) -> Option<TokenStream> {
    match lit {
        Lit::Str(_) => Some(quote!(&str)),
        Lit::Byte(_) => Some(quote!(u8)),
        Lit::Char(_) => Some(quote!(char)),
        Lit::Bool(_) => Some(quote!(bool)),
        Lit::Int(lit) => suffix(lit.suffix(), lit.span()),
        Lit::Float(lit) => suffix(lit.suffix(), lit.span()),
        _ => None,
    }
}

fn suffix(suffix: &str, span: proc_macro2::Span) -> Option<TokenStream> {
    (!suffix.is_empty()).then(|| Ident::new(suffix, span).into_token_stream())
}

/// `Point { .. }`, and `Shape` of `Shape::Circle { .. }`.
fn type_of_literal(literal: &syn::ExprStruct) -> Option<Type> {
    let mut path = literal.path.clone();
    let capital = |ident: &Ident| ident.to_string().starts_with(char::is_uppercase);
    let count = path.segments.len();
    if count > 1 && capital(&path.segments[count - 2].ident) {
        path.segments.pop();
        path.segments.pop_punct();
    }
    literal.qself.is_none().then(|| Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path }))
}

/// `f64` of `f64::INFINITY`.
fn constant(path: &syn::ExprPath) -> Option<TokenStream> {
    let segments: Vec<&syn::PathSegment> = path.path.segments.iter().collect();
    let [.., ty, name] = &segments[..] else { return None };
    let of_a_number = is_primitive(&syn::parse2(ty.to_token_stream()).ok()?);
    (of_a_number && knowledge::is_constant(&name.ident) && path.qself.is_none()).then(|| ty.to_token_stream())
}

/// `Vec<u8>` of `Vec::<u8>::new()`.
fn constructed(call: &ExprCall) -> Option<TokenStream> {
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
    let constructor = knowledge::function(&constructor.ident);
    let known = named.has(TypeFact::Collection) && constructor.has(FunctionFact::Makes);
    (known && says_all && func.qself.is_none()).then(|| path.into_token_stream())
}

/// `Vec<u8>` of `.collect::<Vec<u8>>()`, and `String` of `"..".to_string()`.
fn result(call: &ExprMethodCall) -> Option<TokenStream> {
    let is_text = matches!(&*call.receiver, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }));
    if is_text && (call.method == "to_string" || call.method == "to_owned") {
        return Some(quote!(String));
    }
    let arguments = call.turbofish.as_ref()?;
    match arguments.args.first()? {
        GenericArgument::Type(ty) if knowledge::method(&call.method).has(Fact::Result) => {
            Some(ty.to_token_stream())
        }
        _ => None,
    }
}

/// Whether a clone of it is of the same type.
fn is_owned(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::ImplTrait(_))
}

/// Whether a type is one of the language's own that are `Copy`.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_primitive(&ty.elem),
        Type::Group(ty) => is_primitive(&ty.elem),
        Type::Tuple(ty) => ty.elems.iter().all(is_primitive),
        Type::Path(ty) => {
            ty.path.get_ident().is_some_and(|name| knowledge::named_type(name).has(TypeFact::Number))
        }
        _ => false,
    }
}

/// `_`, or `Self`, which means nothing in an item.
fn mentions_placeholder(ty: TokenStream) -> bool {
    let mut lifetime = false;
    ty.into_iter().any(|token| {
        let named =
            std::mem::replace(&mut lifetime, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(ident) => !named && (ident == "_" || ident == "Self"),
            TokenTree::Group(group) => mentions_placeholder(group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        }
    })
}
