//! Values that change without being `mut`: a clone of one would not see what happens to the other.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type};

use super::types::is_primitive;

const CELLS: [&str; 20] = [
    "Cell",
    "RefCell",
    "OnceCell",
    "UnsafeCell",
    "LazyCell",
    "OnceLock",
    "LazyLock",
    "Mutex",
    "RwLock",
    "AtomicBool",
    "AtomicI8",
    "AtomicI16",
    "AtomicI32",
    "AtomicI64",
    "AtomicIsize",
    "AtomicU8",
    "AtomicU16",
    "AtomicU32",
    "AtomicU64",
    "AtomicUsize",
];

/// Handles and references: a clone of one leads to the same value.
const HANDLES: [&str; 3] = ["Rc", "Arc", "Weak"];

/// Whether a clone of such a value is surely as good as the value: what the type consists of is the standard library's, and
/// changes only where it is `mut`, or is a handle.
pub(crate) fn is_cloned_apart(ty: &Type) -> bool {
    const WHOLE: [&str; 6] = ["String", "PathBuf", "OsString", "Duration", "Instant", "str"];
    const OF_OTHERS: [&str; 10] = [
        "Vec",
        "VecDeque",
        "HashMap",
        "HashSet",
        "BTreeMap",
        "BTreeSet",
        "BinaryHeap",
        "Option",
        "Result",
        "Box",
    ];
    match ty {
        Type::Paren(ty) => is_cloned_apart(&ty.elem),
        Type::Group(ty) => is_cloned_apart(&ty.elem),
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::ImplTrait(_) => true,
        Type::Array(ty) => is_cloned_apart(&ty.elem),
        Type::Tuple(ty) => ty.elems.iter().all(is_cloned_apart),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return false };
            let is_one_of = |names: &[&str]| names.iter().any(|name| last.ident == name);
            is_primitive(ty)
                || is_one_of(&WHOLE)
                || is_one_of(&HANDLES)
                || (is_one_of(&OF_OTHERS)
                    && arguments(last).is_some_and(|mut types| types.all(is_cloned_apart)))
        }
        _ => false,
    }
}

/// The types in `<..>` behind a name.
fn arguments(segment: &syn::PathSegment) -> Option<impl Iterator<Item = &Type>> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    Some(arguments.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }))
}

/// Whether an initialiser visibly makes a `Cell` or the like, other than behind a handle.
pub(super) fn made_by(init: &Expr) -> bool {
    !matches!(init, Expr::Reference(_) | Expr::Closure(_)) && mentions_cell(init.to_token_stream())
}

/// Whether a type visibly is or contains a `Cell` or the like, other than behind a handle or reference.
pub(super) fn in_type(ty: &Type) -> bool {
    !matches!(ty, Type::Reference(_) | Type::Ptr(_)) && mentions_cell(ty.to_token_stream())
}

fn mentions_cell(tokens: TokenStream) -> bool {
    let (mut cell, mut handle) = (false, false);
    look(tokens, &mut cell, &mut handle);
    cell && !handle
}

fn look(tokens: TokenStream, cell: &mut bool, handle: &mut bool) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                *cell |= CELLS.contains(&name.as_str());
                *handle |= HANDLES.contains(&name.as_str());
            }
            TokenTree::Group(group) => look(group.stream(), cell, handle),
            _ => {}
        }
    }
}
