//! Types in places where a `+` in them would be read as another one.

use syn::{Type, token};

/// Input:  `A + B`, which is to stand behind `&`, or between other bounds
/// Output: `(A + B)`
pub(crate) fn operand(ty: &Type) -> Type {
    let bounds = match ty {
        Type::TraitObject(ty) => &ty.bounds,
        Type::ImplTrait(ty) => &ty.bounds,
        _ => return ty.clone(),
    };
    if bounds.len() < 2 && !bounds.trailing_punct() {
        return ty.clone();
    }
    let paren_token = token::Paren::default();
    Type::Paren(syn::TypeParen { attrs: Vec::new(), paren_token, elem: Box::new(ty.clone()) })
}
