//! Which uses of a variable can come after a closure value captured it.
//!
//! A forward analysis over the events of one body. Its state says, for each variable, which closure values
//! may have captured it already; a use of the variable in that state *conflicts* with those captures.

use std::ops::Range;

use super::bits::Bits;
use super::captured::{Captured, Flowed};
use super::context::Context;
use super::decision::CopiedApart;
use super::form::may_refer;
use super::past::{Enclosing, Level, Past, State, join};
use super::rows::empty_rows;
use crate::resolve::{Access, BindingId, Flow, FnId, Lambda, RepeatId, Target, UseId};

pub(super) struct Analysis<'a> {
    pub(super) cx: Context<'a>,
    /// The uses for which a copy will do.
    snapshots: &'a Bits,
    captures: Vec<Captured>,
    /// For each binding, its captures.
    captures_of: Vec<Vec<usize>>,
    /// For each use, the index of the first capture of the closure it mentions.
    first_capture: Vec<usize>,
    /// Every mention of a binding, by name or through a closure that captures it.
    pub(super) mentions: Vec<(UseId, BindingId)>,
    /// For each binding, the indices of its mentions.
    pub(super) mentions_of: Vec<Vec<usize>>,
    /// For each use, the indices of the mentions it makes.
    mentions_by: Vec<Range<usize>>,
    /// Uses in `move` closures of variables that change.
    pub(super) copied: Vec<CopiedApart>,
    levels: Vec<Level>,
    /// For each lambda around, whether it is `move`.
    pub(super) lambdas: Vec<bool>,
    /// How many of them may still be there later.
    kept: usize,
    /// What may have happened at the end of the body of each loop and lambda, so that loops in loops stay
    /// cheap.
    repeats: Vec<State>,
}

/// Goes through all bodies. For the `snapshots` a copy will do.
pub(super) fn analyse(cx: Context, snapshots: &Bits) -> Flowed {
    let mut analysis = Analysis::new(cx, snapshots);
    for (index, function) in cx.resolved.functions.iter().enumerate() {
        if cx.facts.idle(FnId(index)).is_some() {
            continue;
        }
        if FnId(index) == FnId::ROOT {
            analysis.levels.push(Level::default());
            analysis.step(&function.flow, Some(Past::default()));
            analysis.levels.pop();
        } else {
            // A nested function's body runs once for each call, over the same captured variables.
            analysis.again(&function.flow, None, Some(Past::default()));
        }
    }
    Flowed { captures: analysis.captures, copied: analysis.copied }
}

impl<'a> Analysis<'a> {
    fn new(cx: Context<'a>, snapshots: &'a Bits) -> Self {
        let mut analysis = Analysis {
            cx,
            snapshots,
            captures: Vec::new(),
            captures_of: empty_rows(cx.resolved.bindings.len()),
            first_capture: empty_rows(cx.resolved.uses.len()),
            mentions: Vec::new(),
            mentions_of: empty_rows(cx.resolved.bindings.len()),
            mentions_by: Vec::new(),
            copied: Vec::new(),
            levels: Vec::new(),
            lambdas: Vec::new(),
            kept: 0,
            repeats: empty_rows(cx.resolved.repeats),
        };
        for index in 0..cx.resolved.uses.len() {
            analysis.mention(UseId(index));
        }
        analysis
    }

    /// Enters a use into the tables: of its variable, or of all that its closure captures.
    fn mention(&mut self, id: UseId) {
        let first = self.mentions.len();
        let closure = self.cx.closure(id);
        let mut mentioned = match closure {
            Some(closure) => self.cx.facts.free(closure),
            None => Vec::new(),
        };
        if let Target::Variable(binding) = self.cx.facts.target(self.cx.used(id)) {
            mentioned.push(binding);
        }
        for binding in mentioned {
            self.mentions_of[binding.0].push(self.mentions.len());
            self.mentions.push((id, binding));
        }
        self.mentions_by.push(first..self.mentions.len());
        let Some(closure) = closure else { return };
        self.first_capture[id.0] = self.captures.len();
        for binding in self.taken(id, closure) {
            self.captures_of[binding.0].push(self.captures.len());
            let (later, alive) = (Bits::default(), Vec::new());
            self.captures.push(Captured { closure, value: id, binding, later, alive, referred: false });
        }
    }

    /// What is captured where the closure is named: by the value that is made of it, by the `move` closure
    /// that calls it, or by the closures that a call makes.
    fn taken(&self, id: UseId, closure: FnId) -> Vec<BindingId> {
        let used = &self.cx.resolved.uses[id];
        if used.access == Access::Method {
            // It is all over then.
            Vec::new()
        } else if used.access == Access::Call && !self.cx.resolved.is_moved(used) {
            self.cx.facts.escaping(closure)
        } else {
            self.cx.facts.free(closure)
        }
    }

    fn step(&mut self, flow: &Flow, state: State) -> State {
        match flow {
            Flow::Nothing => state,
            Flow::Use(id) => Some(self.used(*id, state?)),
            Flow::Declare(id) => Some(self.declared(*id, state?)),
            Flow::Seq(flows) => {
                let mut state = state;
                for flow in flows {
                    state = self.step(flow, state);
                }
                state
            }
            Flow::Branch(flows) => {
                let mut end = None;
                for flow in flows {
                    let way = self.step(flow, state.clone());
                    join(&mut end, way);
                }
                end
            }
            Flow::Loop { label, repeat, body } => self.repeat(label.as_ref(), *repeat, body, state),
            Flow::Labeled(label, body) => {
                self.push(Some(label.clone()), false);
                let mut end = self.step(body, state);
                join(&mut end, self.pop().breaks);
                end
            }
            Flow::Lambda { lambda, repeat, body } => {
                self.lambda(&self.cx.resolved.lambdas[lambda], *repeat, body, state)
            }
            Flow::Macro { repeat, body } => self.within_macro(body, *repeat, state),
            Flow::Break(label) => self.jump(label.as_deref(), state, true),
            Flow::Continue(label) => self.jump(label.as_deref(), state, false),
            Flow::Return => {
                let level = self.levels.last_mut().expect("a level for every body");
                join(&mut level.returns, state);
                None
            }
        }
    }

    fn lambda(&mut self, lambda: &Lambda, repeat: RepeatId, body: &Flow, state: State) -> State {
        self.lambdas.push(lambda.moves);
        self.kept += usize::from(!lambda.done);
        let before = state.clone();
        let mut end =
            if lambda.once { self.once(body, state) } else { self.again(body, Some(repeat), state) };
        self.lambdas.pop();
        self.kept -= usize::from(!lambda.done);
        if let (true, Some(before), Some(end)) = (lambda.moves, before, &mut end) {
            self.moved_calls(body, &before, end);
        }
        end
    }

    /// A body that runs once, if at all.
    fn once(&mut self, body: &Flow, state: State) -> State {
        self.levels.push(Level::default());
        let mut end = self.step(body, state.clone());
        let level = self.levels.pop().expect("the level just pushed");
        join(&mut end, level.returns);
        join(&mut end, state);
        end
    }

    /// A body that runs any number of times, each run starting where others have ended.
    fn again(&mut self, body: &Flow, repeat: Option<RepeatId>, state: State) -> State {
        let mut entry = state;
        if let Some(repeat) = repeat {
            join(&mut entry, self.repeats[repeat.0].clone());
        }
        loop {
            self.levels.push(Level::default());
            let mut end = self.step(body, entry.clone());
            let level = self.levels.pop().expect("the level just pushed");
            join(&mut end, level.returns);
            if !join(&mut entry, end) {
                break;
            }
        }
        if let Some(repeat) = repeat {
            self.repeats[repeat.0].clone_from(&entry);
        }
        entry
    }

    /// The contents of an unknown macro, which may repeat them; a `break` there still leaves the loop around.
    fn within_macro(&mut self, body: &Flow, repeat: RepeatId, state: State) -> State {
        let mut entry = state;
        join(&mut entry, self.repeats[repeat.0].clone());
        loop {
            let end = self.step(body, entry.clone());
            if !join(&mut entry, end) {
                self.repeats[repeat.0].clone_from(&entry);
                return entry;
            }
        }
    }

    fn repeat(&mut self, label: Option<&String>, repeat: RepeatId, body: &Flow, state: State) -> State {
        let mut entry = state;
        entry.as_ref()?;
        join(&mut entry, self.repeats[repeat.0].clone());
        loop {
            self.push(label.cloned(), true);
            let mut back = self.step(body, entry.clone());
            let frame = self.pop();
            join(&mut back, frame.continues);
            self.repeats[repeat.0].clone_from(&back);
            if !join(&mut entry, back) {
                return frame.breaks;
            }
        }
    }

    fn push(&mut self, label: Option<String>, repeats: bool) {
        let level = self.levels.last_mut().expect("a level for every body");
        level.frames.push(Enclosing { label, repeats, breaks: None, continues: None });
    }

    fn pop(&mut self) -> Enclosing {
        let level = self.levels.last_mut().expect("a level for every body");
        level.frames.pop().expect("a frame for every pop")
    }

    /// A `break`, or else a `continue`. Nothing comes after it, unless it leads to what is not known.
    fn jump(&mut self, label: Option<&str>, state: State, breaks: bool) -> State {
        let level = self.levels.last_mut().expect("a level for every body");
        for frame in level.frames.iter_mut().rev() {
            let target = match label {
                Some(label) => frame.label.as_deref() == Some(label),
                None => frame.repeats,
            };
            if target {
                join(if breaks { &mut frame.breaks } else { &mut frame.continues }, state);
                return None;
            }
        }
        state
    }

    fn used(&mut self, id: UseId, mut past: Past) -> Past {
        let used = &self.cx.resolved.uses[id];
        if let Target::Variable(binding) = used.target {
            self.conflict(binding, id, &past);
            self.used_behind_copy(id, binding, &past);
            self.outlive(used.access, id, &mut past);
        }
        let Some(closure) = self.cx.closure(id) else { return past };
        for binding in self.cx.facts.free(closure) {
            self.conflict(binding, id, &past);
            self.used_behind_copy(id, binding, &past);
        }
        let called = used.access == Access::Call;
        if called {
            self.changes_copied(id, closure, &past);
        }
        if !(called && self.cx.resolved.is_moved(used)) {
            self.capture(id, closure, &past.clone(), &mut past);
        }
        let refers = called && may_refer(&self.cx.resolved.functions[closure].sig);
        self.outlive(if refers { Access::Call } else { Access::Read }, id, &mut past);
        past
    }

    /// Enters the captures at `id`, made when `before` was what had happened, into what has happened.
    fn capture(&mut self, id: UseId, closure: FnId, before: &Past, past: &mut Past) {
        let first = self.first_capture[id.0];
        for (offset, binding) in self.taken(id, closure).into_iter().enumerate() {
            past.captured.insert(first + offset);
            if before.alive.is_empty() {
                continue;
            }
            let Captured { alive, referred, .. } = &mut self.captures[first + offset];
            for &mention in &self.mentions_of[binding.0] {
                for (past, moved) in [(&before.alive.moved, true), (&before.alive.borrowed, false)] {
                    let entry = (self.mentions[mention].0, moved);
                    if past.contains(mention) && !alive.contains(&entry) {
                        alive.push(entry);
                    }
                }
                *referred |= before.alive.referring.contains(mention);
            }
        }
    }

    /// The calls in a `move` closure: it takes what they use with it where it stands.
    fn moved_calls(&mut self, body: &Flow, before: &Past, past: &mut Past) {
        match body {
            Flow::Use(id) if self.cx.resolved.uses[id].access == Access::Call => {
                if let Some(closure) = self.cx.closure(*id) {
                    self.capture(*id, closure, before, past);
                }
            }
            Flow::Seq(flows) | Flow::Branch(flows) => {
                for flow in flows {
                    self.moved_calls(flow, before, past);
                }
            }
            Flow::Loop { body, .. }
            | Flow::Labeled(_, body)
            | Flow::Lambda { body, .. }
            | Flow::Macro { body, .. } => self.moved_calls(body, before, past),
            _ => {}
        }
    }

    /// Notes a use that may still be there later: in a lambda, or as a reference.
    fn outlive(&self, access: Access, id: UseId, past: &mut Past) {
        if self.snapshots.contains(id.0) {
            return;
        }
        let refers = !(access.reads() || access.assigns());
        let borrows = self.kept > 0 || matches!(access, Access::Borrow | Access::BorrowMut);
        for mention in self.mentions_by[id.0].clone() {
            // What no closure captures is asked for by nobody.
            let captured = !self.captures_of[self.mentions[mention].1.0].is_empty();
            if self.lambdas.contains(&true) {
                past.alive.moved.insert(mention);
            } else if borrows && captured {
                past.alive.borrowed.insert(mention);
            }
            if refers && captured {
                past.alive.referring.insert(mention);
            }
        }
    }

    fn conflict(&mut self, binding: BindingId, later: UseId, past: &Past) {
        for &capture in &self.captures_of[binding.0] {
            if past.captured.contains(capture) {
                self.captures[capture].later.insert(later.0);
            }
        }
    }

    /// A variable that is declared anew has not been captured yet.
    fn declared(&self, id: BindingId, mut past: Past) -> Past {
        for &capture in &self.captures_of[id.0] {
            past.captured.remove(capture);
        }
        for &mention in &self.mentions_of[id.0] {
            past.alive.borrowed.remove(mention);
            past.alive.moved.remove(mention);
            past.alive.referring.remove(mention);
        }
        past
    }
}
