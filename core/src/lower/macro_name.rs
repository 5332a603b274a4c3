//! The names of call macros. Exported macros all live at the root of their crate, and a private one may not hide that of a
//! module around it: each factory needs a name of its own.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{LazyLock, Mutex, PoisonError};

use proc_macro2::{Ident, Span};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;

use crate::syntax::Factory;

/// More factories of one name and signature than anybody writes.
const LIMIT: usize = 65_536;

/// The factories of this process that look the same from outside, by the places of their names.
static SEEN: LazyLock<Mutex<HashMap<u64, Vec<u64>>>> = LazyLock::new(Mutex::default);

/// Input:  `pub fn make_counter(start: i64 = 0) -> .. { .. }`
/// Output: `__nonlocal_make_counter_0123456789abcdef`
///
/// It follows from the function's name, its signature and its defaults, and not from its body: an edited body renames
/// nothing. Of factories that are equal in all that, in several modules, each has its number in the order of the crate.
pub(super) fn macro_name(factory: &Factory) -> Ident {
    let Factory { vis, sig, defaults, .. } = factory;
    let mut head = format!("{} {}", vis.to_token_stream(), sig.to_token_stream());
    for default in defaults {
        head.push_str(&default.value.to_token_stream().to_string());
    }
    let look = hash(&head);
    // One `macro_rules!` may repeat the tokens of a factory: those are told apart by their invocations.
    let place = hash(&format!("{:?} {:?}", sig.ident.span(), Span::call_site()));
    let name = sig.ident.unraw();
    let span = Span::mixed_site().located_at(sig.ident.span());
    match number(look, place) {
        0 => format_ident!("__nonlocal_{name}_{look:016x}", span = span),
        number => format_ident!("__nonlocal_{name}_{look:016x}_{number}", span = span),
    }
}

/// How many of the same look were met before, at other places and in the same crate.
fn number(look: u64, place: u64) -> usize {
    let krate = hash(&(std::env::var_os("CARGO_MANIFEST_DIR"), std::env::var_os("CARGO_CRATE_NAME")));
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.len() > LIMIT {
        seen.clear();
    }
    let places = seen.entry(hash(&(look, krate))).or_default();
    if let Some(number) = places.iter().position(|known| *known == place) {
        return number;
    }
    places.push(place);
    places.len() - 1
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
