//! Cells: state that several closures share, on one thread.

use alloc::rc::Rc;
use core::cell::{Cell, Ref, RefCell, RefMut};
use core::ops::{Deref, DerefMut};
use core::panic::Location;

/// The cells of one run of a scope: one allocation, whatever their number.
pub struct Shared<T> {
    cells: Rc<T>,
}

/// One variable that several closures share. A closure has it to itself for one evaluation, or for its whole call where that
/// runs no code of others; closures that only read it can have it together.
pub struct Slot<T> {
    variable: RefCell<T>,
}

/// What can be read out of a cell: a copy of it.
#[diagnostic::on_unimplemented(
    message = "a variable that closures share cannot be moved away from them",
    label = "this moves it, and `{Self}` is not `Copy`",
    note = "write `.clone()`, or `std::mem::take(&mut ..)` in a statement of its own"
)]
pub trait Readable: Copy {}

impl<T: Copy> Readable for T {}

/// The same, of a number that is only read and assigned, by closures that nothing can call back meanwhile: nobody has to
/// have it to himself.
pub struct Scalar<T> {
    variable: Cell<T>,
}

/// A number, for as long as it is being assigned.
pub struct Lent<'a, T: Copy> {
    variable: &'a Cell<T>,
    value: T,
}

impl<T> Shared<T> {
    /// Shares `cells`.
    #[must_use]
    pub fn new(cells: T) -> Self {
        Shared { cells: Rc::new(cells) }
    }
}

impl<T> Clone for Shared<T> {
    #[inline]
    fn clone(&self) -> Self {
        Shared { cells: Rc::clone(&self.cells) }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.cells
    }
}

impl<T> Slot<T> {
    /// Puts `value` into a cell.
    #[must_use]
    pub fn new(value: T) -> Self {
        Slot { variable: RefCell::new(value) }
    }

    /// Gives `closure` the variable, `variable` by name, until the result is dropped.
    ///
    /// # Panics
    ///
    /// Where another closure has it: this one was called back while that one runs.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn enter(&self, closure: &str, variable: &str) -> RefMut<'_, T> {
        match self.variable.try_borrow_mut() {
            Ok(value) => value,
            Err(_) => called_back(closure, variable, Location::caller()),
        }
    }

    /// A copy of the variable, for `closure`.
    ///
    /// # Panics
    ///
    /// Where a closure has it that may change it.
    #[inline]
    #[track_caller]
    pub fn read(&self, closure: &str, variable: &str) -> T
    where
        T: Readable,
    {
        *self.look(closure, variable)
    }

    /// The same, for reading only.
    ///
    /// # Panics
    ///
    /// Where a closure has it that may change it.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn look(&self, closure: &str, variable: &str) -> Ref<'_, T> {
        match self.variable.try_borrow() {
            Ok(value) => value,
            Err(_) => called_back(closure, variable, Location::caller()),
        }
    }
}

impl<T: Copy> Scalar<T> {
    /// Puts `value` into a cell.
    #[must_use]
    pub fn new(value: T) -> Self {
        Scalar { variable: Cell::new(value) }
    }

    /// The value.
    #[inline]
    pub fn get(&self) -> T {
        self.variable.get()
    }

    /// The place of the value; what is written there is there when the result is dropped.
    #[inline]
    #[must_use]
    pub fn lend(&self) -> Lent<'_, T> {
        Lent { variable: &self.variable, value: self.variable.get() }
    }
}

impl<T: Copy> Deref for Lent<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Copy> DerefMut for Lent<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Copy> Drop for Lent<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.variable.set(self.value);
    }
}

#[cold]
pub(crate) fn called_back(closure: &str, variables: &str, place: &Location) -> ! {
    panic!(
        "`{closure}` ({place}) was called back by itself, or by another function that has {variables} to itself and is still running"
    );
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::{Shared, Slot};
    use std::boxed::Box;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::rc::Rc;
    use std::string::String;

    fn message(run: impl FnOnce()) -> String {
        let error = catch_unwind(AssertUnwindSafe(run)).expect_err("a panic");
        *error.downcast::<String>().unwrap_or_else(|_| Box::new(String::from("no text")))
    }

    #[test]
    fn handles_see_one_state() {
        let a = Shared::new(Slot::new(1));
        let b = a.clone();
        *a.enter("add", "`count`") += 1;
        *b.enter("add", "`count`") += 1;
        assert_eq!(*a.enter("get", "`count`"), 3);
    }

    #[test]
    fn coming_back_names_the_closure_the_variable_and_the_place() {
        let shared = Shared::new(Slot::new(0));
        let entered = shared.enter("outer", "`count`");
        let text = message(|| drop(shared.enter("inner", "`count`")));
        let place = std::format!("`inner` (src/cells.rs:{}", line!() - 1);
        drop(entered);
        assert!(text.starts_with(&place) && text.contains("has `count`"), "{text}");
    }

    #[test]
    fn readers_can_have_a_variable_together() {
        let shared = Shared::new((Slot::new(1), Slot::new(2)));
        let (first, second) = (shared.0.look("a", "`x`"), shared.0.look("b", "`x`"));
        assert_eq!((*first, *second, *shared.1.enter("c", "`y`")), (1, 1, 2));
    }

    #[test]
    fn a_panic_leaves_the_state_usable() {
        let shared = Shared::new(Slot::new(0));
        let text = message(|| {
            let mut count = shared.enter("fails", "`count`");
            *count += 1;
            panic!("{}", String::from("oh"));
        });
        assert_eq!((text.as_str(), *shared.enter("get", "`count`")), ("oh", 1));
    }

    #[test]
    fn state_dies_with_its_last_handle() {
        let value = Rc::new(());
        let a = Shared::new(Slot::new(Rc::clone(&value)));
        let b = a.clone();
        drop(a);
        assert_eq!(Rc::strong_count(&value), 2);
        drop(b);
        assert_eq!(Rc::strong_count(&value), 1);
    }
}
