//! `nonlocal!(..)`, the declaration.

use super::items;
use syn::Macro;

/// Whether `mac` is `nonlocal!(..)` or `nonlocal::nonlocal!(..)`.
pub(crate) fn is_nonlocal(mac: &Macro) -> bool {
    for segment in items(&mac.path.segments) {
        if segment.ident != "nonlocal" {
            return false;
        }
    }
    mac.path.segments.len() <= 2
}
