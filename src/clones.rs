//! Clones of variables that several closures read: each has one of its own, which must be as good as the variable itself.
//!
//! A clone of a `Cell` is another cell: what one closure writes there, the other does not see. Only rustc knows every type, so it
//! decides: for a type with a cell in it there are two ways to satisfy the bound of [`clone_for_each_closure`], and it refuses to
//! choose.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};
use core::cmp::Reverse;

/// A type of which each closure can have a clone.
#[diagnostic::on_unimplemented(
    message = "several closures read this variable, each has a clone of its own, and `{Self}` cannot be cloned",
    label = "`{Self}` is not `Clone`",
    note = "share it: bind `Rc::new(..)` of it instead, or `Arc::new(..)` for threads"
)]
pub trait ClonedForEachClosure: Sized {
    /// The clone.
    fn cloned(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> ClonedForEachClosure for T {
    #[inline]
    fn cloned(&self) -> Self {
        self.clone()
    }
}

/// A type of which each future of a closure can have a clone.
#[diagnostic::on_unimplemented(
    message = "each future of this `async` function owns what it reads, and `{Self}` cannot be cloned",
    label = "`{Self}` is not `Clone`",
    note = "share it: bind `Rc::new(..)` of it instead, or `Arc::new(..)` for threads",
    note = "where `AsyncFn` is asked, pass a closure that awaits the function at once, and so borrows: `async || f().await`"
)]
pub trait ClonedForEachFuture: Sized {
    /// The clone.
    fn cloned(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> ClonedForEachFuture for T {
    #[inline]
    fn cloned(&self) -> Self {
        self.clone()
    }
}

/// A type of which a clone stands for the value itself. Its name is what rustc shows where there are two ways to satisfy it.
pub trait WriteRcNewSoThatClosuresShareIt<Way> {}

/// A type of which every value is one, however often it is cloned.
pub trait HasACell<Way> {}

/// There is no cell in it.
pub struct Apart;

/// There is one, and this is the way to it.
pub struct Together<Way>(Way);

/// The ways to a cell in a type.
pub struct Here;
/// In the first part.
pub struct First<Way>(Way);
/// In the second part.
pub struct Second<Way>(Way);
/// In the third part.
pub struct Third<Way>(Way);
/// In the fourth part.
pub struct Fourth<Way>(Way);
/// In the fifth part.
pub struct Fifth<Way>(Way);

impl<T: ?Sized> WriteRcNewSoThatClosuresShareIt<Apart> for T {}
impl<T: HasACell<Way> + ?Sized, Way> WriteRcNewSoThatClosuresShareIt<Together<Way>> for T {}

impl<T: ?Sized> HasACell<Here> for Cell<T> {}
impl<T: ?Sized> HasACell<Here> for RefCell<T> {}
impl<T> HasACell<Here> for OnceCell<T> {}
#[cfg(feature = "std")]
impl<T> HasACell<Here> for std::sync::OnceLock<T> {}

macro_rules! parts {
    ($($ty:ty, [$($part:ident)*] $position:ident $of:ident;)*) => {
        $(impl<$($part,)* Way> HasACell<$position<Way>> for $ty where $of: HasACell<Way> {})*
    };
}

parts! {
    Option<A>, [A] First A;
    Result<A, B>, [A B] First A;
    Result<A, B>, [A B] Second B;
    Box<A>, [A] First A;
    Vec<A>, [A] First A;
    VecDeque<A>, [A] First A;
    LinkedList<A>, [A] First A;
    Reverse<A>, [A] First A;
    BTreeSet<A>, [A] First A;
    BTreeMap<A, B>, [A B] Second B;
    (A,), [A] First A;
    (A, B), [A B] First A;
    (A, B), [A B] Second B;
    (A, B, C), [A B C] First A;
    (A, B, C), [A B C] Second B;
    (A, B, C), [A B C] Third C;
    (A, B, C, D), [A B C D] First A;
    (A, B, C, D), [A B C D] Second B;
    (A, B, C, D), [A B C D] Third C;
    (A, B, C, D), [A B C D] Fourth D;
    (A, B, C, D, E), [A B C D E] First A;
    (A, B, C, D, E), [A B C D E] Second B;
    (A, B, C, D, E), [A B C D E] Third C;
    (A, B, C, D, E), [A B C D E] Fourth D;
    (A, B, C, D, E), [A B C D E] Fifth E;
}

impl<A: HasACell<Way>, Way, const N: usize> HasACell<First<Way>> for [A; N] {}
#[cfg(feature = "std")]
impl<A, B: HasACell<Way>, S, Way> HasACell<Second<Way>> for std::collections::HashMap<A, B, S> {}

/// A clone of a variable that several closures read.
#[inline]
#[must_use]
pub fn clone_for_each_closure<T, Way>(variable: &T) -> T
where
    T: ClonedForEachClosure + WriteRcNewSoThatClosuresShareIt<Way>,
{
    variable.cloned()
}

/// A clone of a variable that the futures of a closure read.
#[inline]
#[must_use]
pub fn clone_for_each_future<T, Way>(variable: &T) -> T
where
    T: ClonedForEachFuture + WriteRcNewSoThatClosuresShareIt<Way>,
{
    variable.cloned()
}
