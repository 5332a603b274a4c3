//! Futures that meet in one place, so that they have to be of one type: elements of an array, branches of an
//! `if`, what is put into one collection. Each call of a nested function makes a future of a type of its own.

use super::expected::{Expected, Keeper, Meeting, Meetings};
use super::ids::CallId;
use super::uses::Access;
use super::walker::Walker;

impl Meetings {
    /// What is put into a list meets what it was made of.
    fn place_of(&self, meeting: Meeting) -> Meeting {
        for (list, place) in &self.lists {
            if matches!(meeting, Meeting::Collection(binding) if binding == *list) {
                return Meeting::Place(*place);
            }
        }
        meeting
    }
}

impl Walker {
    /// The number of another place where values meet.
    pub(super) fn meeting(&mut self) -> usize {
        self.meetings.places += 1;
        self.meetings.places - 1
    }

    pub(super) fn note_meeting(&mut self, call: CallId, expected: &Expected) {
        let meeting = match (expected.meeting, expected.kept) {
            (Some(place), _) => Meeting::Place(place),
            (None, Some(Keeper::Variable(collection))) => Meeting::Collection(collection),
            _ => return,
        };
        self.meetings.calls.push((meeting, call));
    }

    /// Tells the calls whose futures meet others, now that it is known which are values.
    pub(super) fn classify_meetings(&mut self) {
        let met = std::mem::take(&mut self.meetings);
        let mut places: Vec<Option<CallId>> = vec![None; met.places];
        let mut collections: Vec<Option<CallId>> = vec![None; self.bindings.len()];
        for (meeting, call) in &met.calls {
            let (meeting, call) = (*meeting, *call);
            if self.uses[self.calls[call].callee].access != Access::Future {
                continue;
            }
            let first = match met.place_of(meeting) {
                Meeting::Place(place) => &mut places[place],
                Meeting::Collection(binding) => &mut collections[binding.0],
            };
            if let Some(first) = *first {
                self.calls[first].meets = true;
                self.calls[call].meets = true;
            }
            *first = Some(call);
        }
    }
}
