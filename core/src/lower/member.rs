//! The members of a named type, as those that write them see them.

use proc_macro2::Ident;
use syn::Type;

use crate::resolve::BindingId;

/// One variable of the state.
pub(super) struct Field {
    pub(super) binding: BindingId,
    pub(super) name: Ident,
    pub(super) ty: Type,
}

/// Where members stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the factory's body.
    Inside,
    /// Beside the factory.
    Beside,
}
