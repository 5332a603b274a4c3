//! The names of call macros. Exported macros all live at the root of their crate, and a private one may not
//! hide that of a module around it: each factory needs a name of its own.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use crate::syntax::{Factory, editor, generated, tokens_of};

/// More factories than anybody writes.
const LIMIT: usize = 65_536;

/// The factories of this process: what they look like from outside, and the places of their names.
static SEEN: Mutex<Vec<(u64, u64)>> = Mutex::new(Vec::new());

/// Input:  `pub fn make_counter(start: i64 = 0) -> .. { .. }`
/// Output: `__nonlocal_make_counter_0123456789abcdef`
///
/// It follows from the function's name, its signature and its defaults, and not from its body: an edited body
/// renames nothing. Of factories that are equal in all that, in several modules, each has its number in the
/// order of the crate.
pub(super) fn macro_name(factory: &Factory) -> Ident {
    let Factory { vis, sig, defaults, .. } = factory;
    let mut head = format!("{} {}", tokens_of(&vis), tokens_of(&sig));
    for default in defaults {
        head.push_str(&tokens_of(&default.value).to_string());
    }
    let look = hash(&head);
    // One `macro_rules!` may repeat the tokens of a factory: those are told apart by their invocations.
    let place = hash(&format!("{:?} {:?}", sig.ident.span(), Span::call_site()));
    let mut name = format!("__nonlocal_{}_{look:016x}", sig.ident.unraw());
    let number = number(look, place);
    if editor::asks() {
        // An editor compares what it expands with a word more and without: both have to be of one length.
        name = format!("{name}_{number:05}");
    } else if number > 0 {
        name = format!("{name}_{number}");
    }
    Ident::new(&name, generated(sig.ident.span()))
}

/// How many of the same look were met before, at other places and in the same crate.
fn number(look: u64, place: u64) -> usize {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR");
    let krate = std::env::var_os("CARGO_CRATE_NAME");
    let look = hash(&format!("{look} {folder:?} {krate:?}"));
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.len() > LIMIT {
        seen.clear();
    }
    let mut number = 0;
    for (known_look, known_place) in &*seen {
        if *known_look == look {
            if *known_place == place {
                return number;
            }
            number += 1;
        }
    }
    seen.push((look, place));
    number
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
