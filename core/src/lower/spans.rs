//! Places of generated tokens.

pub(super) use crate::syntax::generated;
