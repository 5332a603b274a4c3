//! Arguments that are given by keyword, and evaluated before the call.

use core::marker::PhantomData;

/// A parameter of a function: what an argument for it has to become.
pub struct Parameter<A>(PhantomData<fn(A) -> A>);

impl<A> Parameter<A> {
    /// There is one for each type.
    pub const NEW: Self = Self(PhantomData);

    /// The argument, coerced to the parameter's type as in a call.
    #[inline]
    pub const fn given(self, argument: A) -> A {
        argument
    }
}
