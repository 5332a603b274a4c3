//! `nonlocal!(..)`, the declaration.

use syn::Macro;

/// Whether `mac` is `nonlocal!(..)` or `nonlocal::nonlocal!(..)`.
pub(crate) fn is_nonlocal(mac: &Macro) -> bool {
    let mut names = mac.path.segments.iter().map(|segment| segment.ident == "nonlocal");
    names.len() <= 2 && names.all(|is| is)
}
