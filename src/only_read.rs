//! Shared state, for functions that only read it.

use core::ops::Deref;

/// What a function has of a shared variable that it does not declare with `nonlocal!`. It can be neither changed nor moved
/// away through this, and rustc shows the name where that is tried.
pub struct SharedSoCloneItOrWriteNonlocal<G>(pub(crate) G);

impl<G: Deref> Deref for SharedSoCloneItOrWriteNonlocal<G> {
    type Target = G::Target;

    #[inline]
    fn deref(&self) -> &G::Target {
        &self.0
    }
}
