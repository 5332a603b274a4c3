//! Which uses of a variable can come after a closure value captured it.
//!
//! A forward analysis over the events of one body. Its state says, for each variable, which closure values
//! may have captured it already; a use of the variable in that state *conflicts* with those captures.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use crate::resolve::{Access, BindingId, Flow, FnId, Resolved, Target, UseId};

/// What can happen to captured variables after they were captured.
#[derive(Default)]
pub(super) struct Conflicts {
    /// For a value and a variable it captures: the uses that can come later.
    pub(super) later: BTreeMap<(UseId, BindingId), BTreeSet<UseId>>,
    /// For a value and a variable it captures: the uses in lambdas (or through references) made earlier, which
    /// may still run later. `true` where the lambda has moved the variable into itself.
    pub(super) alive: BTreeMap<(UseId, BindingId), BTreeSet<(UseId, bool)>>,
}

/// What may have happened on the way to a point; `None` where no way leads there.
type State = Option<Held>;

#[derive(Clone, Default, PartialEq)]
struct Held {
    captured: BTreeSet<(BindingId, UseId)>,
    alive: BTreeSet<(BindingId, UseId, bool)>,
}

/// A loop or labelled block that is being analysed.
struct Frame {
    label: Option<String>,
    repeats: bool,
    breaks: State,
    continues: State,
}

/// A body: the function's, or that of a lambda in it.
#[derive(Default)]
struct Level {
    frames: Vec<Frame>,
    returns: State,
}

struct Analysis<'a> {
    resolved: &'a Resolved,
    facts: &'a Facts,
    levels: Vec<Level>,
    /// For each lambda around, whether it is `move`.
    lambdas: Vec<bool>,
    /// What a loop's body was found to hold at its end, so that loops in loops stay cheap.
    loops: BTreeMap<*const Flow, State>,
    conflicts: Conflicts,
}

/// Finds the conflicts in all bodies of a factory.
pub(super) fn conflicts(resolved: &Resolved, facts: &Facts) -> Conflicts {
    let mut analysis = Analysis {
        resolved,
        facts,
        levels: Vec::new(),
        lambdas: Vec::new(),
        loops: BTreeMap::new(),
        conflicts: Conflicts::default(),
    };
    for (index, function) in resolved.functions.iter().enumerate() {
        let flow = &function.flow;
        if FnId(index) == FnId::ROOT {
            analysis.levels.push(Level::default());
            analysis.step(flow, Some(Held::default()));
            analysis.levels.pop();
        } else {
            // A nested function's body runs once for each call, over the same captured variables.
            analysis.again(flow, Some(Held::default()));
        }
    }
    analysis.conflicts
}

impl Analysis<'_> {
    fn step(&mut self, flow: &Flow, state: State) -> State {
        match flow {
            Flow::Nothing => state,
            Flow::Use(id) => state.map(|held| self.used(*id, held)),
            Flow::Declare(id) => state.map(|held| declared(*id, held)),
            Flow::Seq(flows) => flows.iter().fold(state, |state, flow| self.step(flow, state)),
            Flow::Branch(flows) => {
                let ends: Vec<State> = flows.iter().map(|flow| self.step(flow, state.clone())).collect();
                ends.into_iter().fold(None, join)
            }
            Flow::Loop(label, body) => self.repeat(label.as_ref(), body, state),
            Flow::Labeled(label, body) => {
                self.push(Some(label.clone()), false);
                let end = self.step(body, state);
                join(end, self.pop().breaks)
            }
            Flow::Lambda { moves, body } => {
                self.lambdas.push(*moves);
                let end = self.again(body, state);
                self.lambdas.pop();
                end
            }
            Flow::Break(label) => self.jump(label.as_deref(), state, |frame| &mut frame.breaks),
            Flow::Continue(label) => self.jump(label.as_deref(), state, |frame| &mut frame.continues),
            Flow::Return => {
                let level = self.levels.last_mut().expect("a level for every body");
                level.returns = join(level.returns.take(), state);
                None
            }
        }
    }

    /// A body that runs any number of times, each run starting where others have ended.
    fn again(&mut self, body: &Flow, state: State) -> State {
        let key = std::ptr::from_ref(body);
        let mut entry = join(state, self.loops.get(&key).cloned().flatten());
        loop {
            self.levels.push(Level::default());
            let end = self.step(body, entry.clone());
            let level = self.levels.pop().expect("the level just pushed");
            let next = join(entry.clone(), join(end, level.returns));
            if next == entry {
                self.loops.insert(key, next);
                return entry;
            }
            entry = next;
        }
    }

    fn repeat(&mut self, label: Option<&String>, body: &Flow, state: State) -> State {
        state.as_ref()?;
        let key = std::ptr::from_ref(body);
        let mut entry = join(state, self.loops.get(&key).cloned().flatten());
        loop {
            self.push(label.cloned(), true);
            let end = self.step(body, entry.clone());
            let frame = self.pop();
            let back = join(end, frame.continues);
            let next = join(entry.clone(), back.clone());
            if next == entry {
                self.loops.insert(key, back);
                return frame.breaks;
            }
            entry = next;
        }
    }

    fn push(&mut self, label: Option<String>, repeats: bool) {
        let level = self.levels.last_mut().expect("a level for every body");
        level.frames.push(Frame { label, repeats, breaks: None, continues: None });
    }

    fn pop(&mut self) -> Frame {
        let level = self.levels.last_mut().expect("a level for every body");
        level.frames.pop().expect("a frame for every pop")
    }

    fn jump(&mut self, label: Option<&str>, state: State, into: fn(&mut Frame) -> &mut State) -> State {
        let frames = self.levels.last_mut().map(|level| level.frames.iter_mut().rev()).into_iter().flatten();
        let target = frames.into_iter().find(|frame| match label {
            Some(label) => frame.label.as_deref() == Some(label),
            None => frame.repeats,
        });
        let Some(frame) = target else { return state };
        let slot = into(frame);
        *slot = join(slot.take(), state);
        None
    }

    fn used(&mut self, id: UseId, mut held: Held) -> Held {
        let used = &self.resolved.uses[id.0];
        if let Target::Variable(binding) = used.target {
            self.conflict(binding, id, &held);
            if let Some(moves) = self.outlives(used.access) {
                held.alive.insert((binding, id, moves));
            }
        }
        let Some(closure) = self.facts.closure(self.resolved, id) else {
            return held;
        };
        for binding in self.facts.free(closure) {
            self.conflict(binding, id, &held);
            let alive = held.alive.iter().filter(|(alive, ..)| *alive == binding);
            let alive: BTreeSet<_> = alive.map(|&(_, used, moves)| (used, moves)).collect();
            self.conflicts.alive.entry((id, binding)).or_default().extend(alive);
            held.captured.insert((binding, id));
            if let Some(moves) = self.outlives(Access::Read) {
                held.alive.insert((binding, id, moves));
            }
        }
        held
    }

    /// Whether a use may still be there later: in a lambda, or as a reference. `true` where it has moved.
    fn outlives(&self, access: Access) -> Option<bool> {
        match self.lambdas.as_slice() {
            [] if access == Access::Borrow || access == Access::BorrowMut => Some(false),
            [] => None,
            lambdas => Some(lambdas.contains(&true)),
        }
    }

    fn conflict(&mut self, binding: BindingId, later: UseId, held: &Held) {
        for &(_, site) in held.captured.iter().filter(|(captured, _)| *captured == binding) {
            self.conflicts.later.entry((site, binding)).or_default().insert(later);
        }
    }
}

fn declared(id: BindingId, mut held: Held) -> Held {
    held.captured.retain(|(binding, _)| *binding != id);
    held.alive.retain(|(binding, ..)| *binding != id);
    held
}

fn join(left: State, right: State) -> State {
    match (left, right) {
        (Some(mut left), Some(right)) => {
            left.captured.extend(right.captured);
            left.alive.extend(right.alive);
            Some(left)
        }
        (left, right) => left.or(right),
    }
}
