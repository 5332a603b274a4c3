//! What `weak!(x)` captures.

use alloc::rc::{self, Rc};

/// What can be had without being kept alive. Objects that have methods of these names, as those of toolkits, need no
/// implementation.
#[diagnostic::on_unimplemented(
    message = "`weak!` captures an `Rc`, an `Arc`, or what has the methods `downgrade` and `upgrade`",
    label = "`{Self}` cannot be captured weakly"
)]
pub trait Downgrade {
    /// The weak handle. It has a method `upgrade`.
    type Weak;

    /// Makes it.
    fn downgrade(&self) -> Self::Weak;
}

impl<T: ?Sized> Downgrade for Rc<T> {
    type Weak = rc::Weak<T>;

    fn downgrade(&self) -> Self::Weak {
        Rc::downgrade(self)
    }
}

#[cfg(feature = "std")]
impl<T: ?Sized> Downgrade for alloc::sync::Arc<T> {
    type Weak = alloc::sync::Weak<T>;

    fn downgrade(&self) -> Self::Weak {
        alloc::sync::Arc::downgrade(self)
    }
}
