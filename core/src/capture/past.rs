//! What may have happened on the way to a point of a body: the state of the forward analysis.

use super::bits::Bits;

/// Mentions that may still be there later than where they stand.
#[derive(Clone, Default)]
pub(super) struct Alive {
    pub(super) borrowed: Bits,
    pub(super) moved: Bits,
    /// Mentions that may have left a reference.
    pub(super) referring: Bits,
}

impl Alive {
    pub(super) fn is_empty(&self) -> bool {
        self.borrowed.is_empty() && self.moved.is_empty() && self.referring.is_empty()
    }
}

/// What may have happened on the way to a point; `None` where no way leads there.
pub(super) type State = Option<Past>;

#[derive(Clone, Default)]
pub(super) struct Past {
    /// Indices of captures.
    pub(super) captured: Bits,
    pub(super) alive: Alive,
}

/// A loop or labelled block that is being analysed.
pub(super) struct Enclosing {
    pub(super) label: Option<String>,
    pub(super) repeats: bool,
    pub(super) breaks: State,
    pub(super) continues: State,
}

/// A body: the function's, or that of a lambda in it.
#[derive(Default)]
pub(super) struct Level {
    pub(super) frames: Vec<Enclosing>,
    pub(super) returns: State,
}

/// Adds what may have happened on another way; returns whether anything is new.
pub(super) fn join(into: &mut State, other: State) -> bool {
    match (into.as_mut(), other) {
        (_, None) => false,
        (None, other) => {
            *into = other;
            true
        }
        (Some(past), Some(other)) => {
            let captured = past.captured.union(&other.captured);
            let borrowed = past.alive.borrowed.union(&other.alive.borrowed);
            let moved = past.alive.moved.union(&other.alive.moved);
            let referring = past.alive.referring.union(&other.alive.referring);
            captured || borrowed || moved || referring
        }
    }
}
