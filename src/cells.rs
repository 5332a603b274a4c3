//! Cells: state that several closures share, on one thread.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use core::cell::{Cell, Ref, RefCell, RefMut};
use core::ops::{Deref, DerefMut};
use core::panic::Location;

use crate::only_read::SharedSoCloneItOrWriteNonlocal;

/// The cells of one run of a scope: one allocation, whatever their number.
pub struct Shared<T> {
    cells: Rc<WithoutNonlocalSync<T>>,
}

/// Cells of one thread. rustc shows the name where they would go to another one.
struct WithoutNonlocalSync<T>(T);

/// One variable that several closures share. A closure has it to itself for one evaluation, or for its whole call where that
/// runs no code of others; closures that only read it can have it together.
pub struct Slot<T> {
    name: &'static str,
    holder: Holder,
    /// Whether a function has given it away at its end.
    given: Cell<bool>,
    variable: RefCell<T>,
}

/// What can be read out of a cell: a copy of it.
#[diagnostic::on_unimplemented(
    message = "a variable that closures share cannot be moved away from them",
    label = "this moves it, and `{Self}` is not `Copy`",
    note = "write `.clone()`, or `std::mem::take(&mut ..)` in a statement of its own"
)]
pub trait Readable: Copy {}

#[diagnostic::do_not_recommend]
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
        Shared { cells: Rc::new(WithoutNonlocalSync(cells)) }
    }

    /// The value of one of the variables, `name`, where it is not used any more: an empty one is left.
    ///
    /// # Panics
    ///
    /// Where something is left that has the variables.
    #[track_caller]
    pub fn take_last<V: Default>(&mut self, name: &str, slot: impl FnOnce(&mut T) -> &mut Slot<V>) -> V {
        match Rc::get_mut(&mut self.cells) {
            Some(cells) => core::mem::take(slot(&mut cells.0).variable.get_mut()),
            None => not_over(name),
        }
    }

    /// The cells, where they are not used any more: the variable `name` is given away.
    ///
    /// # Panics
    ///
    /// The same.
    #[must_use]
    #[track_caller]
    pub fn into_last(self, name: &str) -> T {
        match Rc::try_unwrap(self.cells) {
            Ok(cells) => cells.0,
            Err(_) => not_over(name),
        }
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
        &self.cells.0
    }
}

impl<T> Slot<T> {
    /// Puts the value of the variable `name` into a cell.
    #[inline]
    #[must_use]
    pub fn new(name: &'static str, value: T) -> Self {
        Slot { name, holder: Holder::default(), given: Cell::new(false), variable: RefCell::new(value) }
    }

    /// The variable, until the result is dropped.
    ///
    /// # Panics
    ///
    /// Where another place has it: code that runs meanwhile came back here.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn lend_mut(&self) -> RefMut<'_, T> {
        match self.variable.try_borrow_mut() {
            Ok(variable) => {
                self.holder.is(Location::caller());
                variable
            }
            Err(_) => self.taken(Location::caller()),
        }
    }

    /// The same, for reading only.
    ///
    /// # Panics
    ///
    /// Where another place has it that may change it.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn lend(&self) -> SharedSoCloneItOrWriteNonlocal<Ref<'_, T>> {
        #[cfg(debug_assertions)]
        if self.variable.try_borrow_mut().is_ok() {
            // Of those who read it together, the first is told.
            self.holder.is(Location::caller());
        }
        match self.variable.try_borrow() {
            Ok(variable) => SharedSoCloneItOrWriteNonlocal(variable),
            Err(_) => self.taken(Location::caller()),
        }
    }

    /// A copy of the variable.
    ///
    /// # Panics
    ///
    /// Where another place has it that may change it.
    #[inline]
    #[track_caller]
    pub fn get(&self) -> T
    where
        T: Readable,
    {
        *self.lend()
    }

    /// Gives the variable another value. The one before is dropped when nobody has the variable any more.
    ///
    /// # Panics
    ///
    /// Where another place has it.
    #[inline]
    #[track_caller]
    pub fn set(&self, value: T) {
        let before = core::mem::replace(&mut *self.lend_mut(), value);
        drop(before);
    }

    /// The value of the variable, which a function returns. What has a closure over it may be dropped after that, and
    /// must not call it.
    ///
    /// # Panics
    ///
    /// Where another place has it; and where something wants it afterwards.
    #[inline]
    #[track_caller]
    pub fn take_last(&self) -> T
    where
        T: Default,
    {
        let mut variable = self.lend_mut();
        let value = core::mem::take(&mut *variable);
        self.given.set(true);
        core::mem::forget(variable);
        value
    }

    /// The value of the variable, where nobody uses it any more: an empty one is left.
    pub fn take(&mut self) -> T
    where
        T: Default,
    {
        core::mem::take(self.variable.get_mut())
    }

    /// The value of the variable.
    #[inline]
    pub fn into_inner(self) -> T {
        self.variable.into_inner()
    }

    #[cold]
    fn taken(&self, place: &Location) -> ! {
        if self.given.get() {
            used_behind(self.name, place);
        }
        called_back(self.name, place, self.holder.place())
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

    /// Another value.
    #[inline]
    pub fn set(&self, value: T) {
        self.variable.set(value);
    }

    /// The place of the value; what is written there is there when the result is dropped.
    #[inline]
    #[must_use]
    pub fn lend_mut(&self) -> Lent<'_, T> {
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

/// The place that has taken a variable. Only with debug assertions: noting it costs an instruction.
#[derive(Default)]
pub(crate) struct Holder {
    #[cfg(debug_assertions)]
    place: Cell<Option<&'static Location<'static>>>,
}

impl Holder {
    #[inline]
    fn is(&self, place: &'static Location<'static>) {
        #[cfg(debug_assertions)]
        self.place.set(Some(place));
        #[cfg(not(debug_assertions))]
        let _ = (self, place);
    }

    fn place(&self) -> Option<&'static Location<'static>> {
        #[cfg(debug_assertions)]
        return self.place.get();
        #[cfg(not(debug_assertions))]
        {
            let _ = self;
            None
        }
    }
}

#[cold]
fn used_behind(name: &str, place: &Location) -> ! {
    panic!(
        "{place} needs `{name}`, which the function around it has given away at its end. Wait there for what still runs, or give a \
         clone, `{name}.clone()`"
    );
}

#[cold]
#[track_caller]
pub(crate) fn not_over(name: &str) -> ! {
    panic!(
        "`{name}` is given away here, and is still shared, by a closure, a future or a thread that is not over: wait for that \
         before, or give a clone, `{name}.clone()`"
    );
}

/// `variables` are names with commas between them.
#[cold]
pub(crate) fn called_back(variables: &str, place: &Location, holder: Option<&Location>) -> ! {
    let (all, first) = (quoted(variables), variables.split(',').next().unwrap_or_default());
    let holder = match holder {
        Some(holder) => format!("{holder}"),
        None => String::from("another place (a build with debug assertions says which)"),
    };
    panic!(
        "{place} needs {all}, but {holder} has {all} and still runs: something that is called there has come back. Take out what \
         is needed before that call, for example with `let now = {first}.clone();` or `std::mem::take(&mut {first})`"
    );
}

/// Input:  `items, total`
/// Output: `items` and `total`, each in backticks
pub(crate) fn quoted(variables: &str) -> String {
    format!("`{}`", variables.replace(", ", "` and `"))
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
        let a = Shared::new(Slot::new("count", 1));
        let b = a.clone();
        *a.lend_mut() += 1;
        *b.lend_mut() += 1;
        assert_eq!((*a.lend(), a.get()), (3, 3));
    }

    #[test]
    fn coming_back_names_the_variable_and_both_places() {
        let shared = Shared::new(Slot::new("count", 0));
        let taken = (shared.lend_mut(), line!());
        let text = message(|| drop(shared.lend()));
        let needs = std::format!("{}:{}:", file!(), line!() - 1);
        assert!(text.starts_with(&needs) && text.contains(" needs `count`, but "), "{text}");
        if cfg!(debug_assertions) {
            assert!(text.contains(&std::format!("but {}:{}:", file!(), taken.1)), "{text}");
        }
        assert!(text.contains("`let now = count.clone();`"), "{text}");
    }

    #[test]
    fn of_several_readers_the_first_is_named() {
        let shared = Shared::new(Slot::new("count", 0));
        let (first, line) = (shared.lend(), line!());
        let second = shared.lend();
        let text = message(|| drop(shared.lend_mut()));
        assert!(!cfg!(debug_assertions) || text.contains(&std::format!("{}:{line}:", file!())), "{text}");
        assert_eq!(*first, *second);
    }

    #[test]
    fn readers_can_have_a_variable_together() {
        let shared = Shared::new((Slot::new("x", 1), Slot::new("y", 2)));
        let (first, second) = (shared.0.lend(), shared.0.lend());
        assert_eq!((*first, *second, *shared.1.lend_mut()), (1, 1, 2));
    }

    #[test]
    fn a_panic_leaves_the_state_usable() {
        let shared = Shared::new(Slot::new("count", 0));
        let text = message(|| {
            let mut count = shared.lend_mut();
            *count += 1;
            panic!("{}", String::from("oh"));
        });
        assert_eq!((text.as_str(), shared.get()), ("oh", 1));
    }

    #[test]
    fn state_dies_with_its_last_handle() {
        let value = Rc::new(());
        let a = Shared::new(Slot::new("value", Rc::clone(&value)));
        let b = a.clone();
        drop(a);
        assert_eq!(Rc::strong_count(&value), 2);
        drop(b);
        assert_eq!(Rc::strong_count(&value), 1);
    }
}
