//! What the attribute asks for, and what the words of a factory tell before it is walked.

use super::expected::Thread;
use crate::syntax::{Factory, Home};

#[expect(clippy::struct_excessive_bools, reason = "independent properties, each asked for alone")]
pub(super) struct Settings {
    pub(super) sync: bool,
    shared: bool,
    pub(super) home: Home,
    /// Whether there may be closures of the user's own, and `weak!(x)`.
    pub(super) closures: bool,
    pub(super) weak: bool,
}

impl Settings {
    pub(super) fn of(factory: &Factory) -> Settings {
        Settings {
            sync: factory.options.sync,
            shared: factory.options.shared,
            home: factory.options.home.clone(),
            closures: factory.names.may_have_closures(),
            weak: factory.names.may_have_weak(),
        }
    }

    /// Whether closures have to be `Fn`, whoever gets them: not where a thread could not share with others.
    pub(super) fn shares(&self, thread: Thread) -> bool {
        self.sync || (self.shared && thread == Thread::No)
    }
}
