//! Cells: state that several closures share, on one thread.

use alloc::rc::Rc;
use core::cell::{RefCell, RefMut};
use core::panic::Location;

/// The variables of one run of a scope that several closures share: one allocation, whatever their number.
///
/// A closure has them to itself for as long as it runs, as a method with `&mut self` has its receiver.
pub struct Shared<T> {
    state: Rc<RefCell<T>>,
}

impl<T> Shared<T> {
    /// Shares `state`.
    #[must_use]
    pub fn new(state: T) -> Self {
        Shared { state: Rc::new(RefCell::new(state)) }
    }

    /// What `read` makes of the variables.
    ///
    /// # Panics
    ///
    /// Where a closure has them.
    #[inline]
    #[track_caller]
    pub fn read<R>(&self, function: &str, variables: &str, read: impl FnOnce(&T) -> R) -> R {
        read(&self.enter(function, variables))
    }

    /// Gives `closure` the variables, `variables` by name, until the result is dropped.
    ///
    /// # Panics
    ///
    /// Where another closure has them: this one was called back while that one runs.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn enter(&self, closure: &str, variables: &str) -> RefMut<'_, T> {
        match self.state.try_borrow_mut() {
            Ok(state) => state,
            Err(_) => called_back(closure, variables, Location::caller()),
        }
    }
}

impl<T> Clone for Shared<T> {
    #[inline]
    fn clone(&self) -> Self {
        Shared { state: Rc::clone(&self.state) }
    }
}

#[cold]
#[track_caller]
pub(crate) fn called_back(closure: &str, variables: &str, place: &Location) -> ! {
    panic!(
        "`{closure}` ({place}) was called back by itself, or by a closure that shares {variables} with it and is still running"
    );
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::Shared;
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
        let a = Shared::new(1);
        let b = a.clone();
        *a.enter("add", "`count`") += 1;
        *b.enter("add", "`count`") += 1;
        assert_eq!(*a.enter("get", "`count`"), 3);
    }

    #[test]
    fn coming_back_names_the_closure_the_variable_and_the_place() {
        let shared = Shared::new(0);
        let entered = shared.enter("outer", "`count`");
        let text = message(|| drop(shared.enter("inner", "`count`")));
        let place = std::format!("`inner` (src/cells.rs:{}", line!() - 1);
        drop(entered);
        assert!(text.starts_with(&place) && text.contains("shares `count`"), "{text}");
    }

    #[test]
    fn a_panic_leaves_the_state_usable() {
        let shared = Shared::new(0);
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
        let a = Shared::new(Rc::clone(&value));
        let b = a.clone();
        drop(a);
        assert_eq!(Rc::strong_count(&value), 2);
        drop(b);
        assert_eq!(Rc::strong_count(&value), 1);
    }
}
