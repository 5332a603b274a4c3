//! The walk through a factory: its state, and what happens at one name.

use std::ops::Range;

use proc_macro2::Ident;

use super::arena::{Arena, Kind};
use super::asked::Asked;
use super::callable::{Callable, NestedDefault};
use super::expected::{Coming, Expected, Meetings};
use super::given::Given;
use super::history::Entry;
use super::ids::{
    BindingId, BlockId, CallId, EvaluationId, FnId, FormatId, KeyId, LambdaId, RepeatId, StatementId, Symbol,
    Table, UseId,
};
use super::lent::Lent;
use super::marker::Markers;
use super::operation::{Before, Evaluation, WalkedBranch};
use super::problem::Problem;
use super::scope::Scopes;
use super::settings::Settings;
use super::symbol::text_of;
use super::template::Hole;
use super::told::Told;
use super::tree::{
    Binding, Call, EarlyName, Flow, Format, Function, Key, Lambda, Nonlocal, Object, Resolved, Statement,
    Waits,
};
use super::uses::{Access, Context, Strength, Target, Use};
use crate::knowledge::Receiver;
use crate::syntax::{Factory, Fresh, empty_block};

/// The walk's state.
pub(super) struct Walker {
    pub(super) scopes: Scopes,
    pub(super) functions: Vec<Option<Function>>,
    pub(super) arena: Arena,
    pub(super) bindings: Table<BindingId, Binding>,
    pub(super) uses: Table<UseId, Use>,
    pub(super) calls: Table<CallId, Call>,
    pub(super) statements: Table<StatementId, Statement>,
    pub(super) evaluations: Table<EvaluationId, Evaluation>,
    /// The innermost evaluation around.
    pub(super) evaluation: Option<EvaluationId>,
    pub(super) lambdas: Table<LambdaId, Lambda>,
    /// The innermost closure around, in the function being walked.
    pub(super) lambda: Option<LambdaId>,
    pub(super) formats: Table<FormatId, Format>,
    pub(super) keys: Table<KeyId, Key>,
    /// Names of the format string being walked that stand before arguments which may do anything.
    pub(super) early_names: Vec<EarlyName>,
    /// The branches of the `match` or `if` that was walked last.
    pub(super) branches: Vec<WalkedBranch>,
    /// How many matches are around whose blocks call what variables hold.
    pub(super) copying: usize,
    pub(super) meetings: Meetings,
    /// The name of the type that the factory is to have, and the literals of it.
    pub(super) named: Option<Ident>,
    pub(super) objects: Vec<Object>,
    pub(super) constants: Vec<(Ident, syn::Type)>,
    /// Whether something has been written otherwise than it was: decorators, defaults and keywords.
    pub(super) rewritten: bool,
    pub(super) defaults: Vec<NestedDefault>,
    pub(super) fresh: Fresh,
    pub(super) settings: Settings,
    /// The names of functions that are decorated, and what the user has called them.
    pub(super) undecorated: Vec<(Ident, Ident)>,
    /// The functions that capture something weakly.
    pub(super) handlers: Vec<Ident>,
    /// The block around, and how many blocks there have been.
    pub(super) block: Option<BlockId>,
    blocks: usize,
    pub(super) markers: Markers,
    pub(super) problems: Vec<Problem>,
    /// The functions around the current point, innermost last.
    pub(super) frames: Vec<Frame>,
    /// The innermost sequence of events under construction.
    pub(super) events: Vec<Flow>,
    repeats: usize,
    pub(super) redeclared: Vec<(BindingId, UseId)>,
    /// Whether what is walked next is done with when its statement has run.
    pub(super) consumed: bool,
    /// The evaluation that consists of the macro call which is walked next.
    pub(super) formatting: Option<EvaluationId>,
    pub(super) waits: Waits,
    /// The statement before an assignment to a variable.
    pub(super) before_assignment: Option<Before>,
    /// The uses in what is sent to another thread.
    pub(super) sent: Vec<Range<usize>>,
    /// For each nested function that is declared, what its signature says of its calls.
    pub(super) told: Vec<Told>,
    /// For each nested function that is declared, how it is called.
    pub(super) callables: Vec<Callable>,
    /// What is expected of what is walked next.
    pub(super) expected: Expected,
    /// What is known of the closure that is walked next.
    pub(super) coming: Coming,
}

/// A function that is being walked.
pub(super) struct Frame {
    pub(super) id: FnId,
    pub(super) nonlocals: Vec<Nonlocal>,
    pub(super) uses: Vec<UseId>,
    /// Uses of names that were found nowhere.
    waiting: Vec<(Symbol, UseId)>,
    /// Whether it may run code that is not known.
    pub(super) runs_unknown: bool,
    /// Whether it runs code of others.
    pub(super) runs_foreign: bool,
    /// The type that it returns.
    pub(super) output: Option<syn::Type>,
    pub(super) generics: syn::Generics,
    /// The functions nested in it that are lent to what they are passed to.
    pub(super) lent: Vec<Lent>,
    /// The variables that it returns.
    pub(super) given: Given,
    /// How many arguments it takes, if its calls are done when they return.
    pub(super) arity: Option<usize>,
    /// The number of the scope in which it stands.
    depth: usize,
}

impl Walker {
    pub(super) fn new(factory: &Factory) -> Self {
        Walker {
            scopes: Scopes::new(),
            functions: Vec::new(),
            arena: Arena::new(),
            bindings: Table::new(),
            uses: Table::new(),
            calls: Table::new(),
            statements: Table::new(),
            evaluations: Table::new(),
            evaluation: None,
            lambdas: Table::new(),
            lambda: None,
            formats: Table::new(),
            keys: Table::new(),
            early_names: Vec::new(),
            branches: Vec::new(),
            copying: 0,
            meetings: Meetings::default(),
            named: factory.options.named.as_ref().map(|named| named.ident.clone()),
            objects: Vec::new(),
            constants: Vec::new(),
            rewritten: false,
            defaults: Vec::new(),
            fresh: factory.names.fresh_names(),
            settings: Settings::of(factory),
            undecorated: Vec::new(),
            handlers: Vec::new(),
            block: None,
            blocks: 0,
            markers: Markers::new(&factory.names),
            problems: Vec::new(),
            frames: Vec::new(),
            events: Vec::new(),
            repeats: 0,
            redeclared: Vec::new(),
            consumed: false,
            formatting: None,
            waits: Waits::default(),
            before_assignment: None,
            sent: Vec::new(),
            told: Vec::new(),
            callables: vec![Callable::default()],
            expected: Expected::default(),
            coming: Coming::default(),
        }
    }

    pub(super) fn walk(mut self, mut factory: Factory) -> Resolved {
        let body = std::mem::replace(&mut factory.body, empty_block());
        self.functions.push(None);
        self.told.push(Told::default());
        self.root(&factory, body);
        self.unbound_nonlocals();
        self.classify_receivers();
        self.classify_futures();
        self.classify_meetings();
        self.classify_foreign();
        let object = self.finish_object();
        let mut functions = Table::new();
        for function in self.functions {
            functions.push(function.expect("every function was walked"));
        }
        Resolved {
            factory,
            arena: self.arena,
            functions,
            bindings: self.bindings,
            uses: self.uses,
            calls: self.calls,
            statements: self.statements,
            evaluations: self.evaluations,
            waits: self.waits,
            sent: self.sent,
            lambdas: self.lambdas,
            formats: self.formats,
            keys: self.keys,
            object,
            rewritten: self.rewritten,
            defaults: self.defaults,
            markers: self.fresh,
            history: self.scopes.history,
            problems: self.problems,
            repeats: self.repeats,
            redeclared: self.redeclared,
        }
    }

    /// Tells what the methods do to their receivers, now that the types are known. `x.push(..)` changes `x`
    /// where `x` is `mut`; where it is not, it changes nothing, or what `x` refers to.
    fn classify_receivers(&mut self) {
        for index in 0..self.uses.len() {
            let used = &mut self.uses[index];
            let Access::Receiver(receiver) = used.access else { continue };
            let Target::Variable(id) = used.target else { continue };
            let binding = &mut self.bindings[id];
            used.access = match receiver {
                Receiver::Number if binding.is_number() => Access::Read,
                Receiver::Changes | Receiver::Grows if binding.lends_mutably() => {
                    binding.how.not_copy |= receiver == Receiver::Grows;
                    Access::Through
                }
                Receiver::Reads => Access::Receiver(Receiver::Reads),
                _ => Access::Receiver(Receiver::Unknown),
            };
        }
    }

    /// The number of the next loop or closure.
    pub(super) fn next_repeat(&mut self) -> RepeatId {
        self.repeats += 1;
        RepeatId(self.repeats - 1)
    }

    pub(super) fn current(&self) -> FnId {
        match self.frames.last() {
            Some(frame) => frame.id,
            None => FnId::ROOT,
        }
    }

    pub(super) fn enter(&mut self, id: FnId) {
        self.frames.push(Frame {
            id,
            nonlocals: Vec::new(),
            uses: Vec::new(),
            waiting: Vec::new(),
            runs_unknown: false,
            runs_foreign: false,
            output: None,
            generics: syn::Generics::default(),
            lent: Vec::new(),
            given: Given::default(),
            arity: None,
            depth: self.scopes.depth(),
        });
    }

    /// Leaves a function. The names it did not find wait for bindings that follow it.
    pub(super) fn leave(&mut self) -> Frame {
        let frame = self.frames.pop().expect("a frame for every leave");
        self.scopes.wait(&frame.waiting);
        frame
    }

    /// Whether the function being walked has used a name already.
    pub(super) fn used_before(&self, ident: &Ident) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let name = text_of(ident);
        for id in &frame.uses {
            let used = &self.uses[*id];
            if used.strength == Strength::Strong
                && used.access != Access::Declared
                && text_of(&used.ident) == name
            {
                return true;
            }
        }
        false
    }

    /// The number of the next block.
    pub(super) fn next_block(&mut self) -> BlockId {
        self.blocks += 1;
        BlockId(self.blocks - 1)
    }

    /// Records a use of `ident`. `None` where it cannot mean anything of the factory's.
    pub(super) fn name(&mut self, ident: &Ident, access: Access, strength: Strength) -> Option<UseId> {
        let name = self.scopes.name_of(ident);
        let entry = self.scopes.lookup(name);
        let target = self.target_of(entry)?;
        let waits = entry.is_none();
        let ambiguous = self.is_ambiguous(name);
        // In valid Rust it is the import that is meant: a nested function does not see variables.
        let strength = if ambiguous && access != Access::Declared { Strength::Weak } else { strength };
        let glob = if waits { self.scopes.glob() } else { None };
        let id = self.uses.next();
        let (node, function) = (self.arena.leaf(Kind::Use(id)), self.current());
        self.uses.push(Use {
            ident: ident.clone(),
            function,
            target,
            access,
            strength,
            node,
            context: Context::Operand,
            lambda: self.lambda,
            awaited: false,
            momentary: false,
            ambiguous,
            glob,
            early: false,
            asked: Asked::Nothing,
            asked_async: false,
            left_open: false,
            asked_result: None,
            field: None,
            taken_apart: false,
            element: false,
            member: None,
            member_renews: false,
            item: false,
            appends: false,
            renews: false,
            consumed: false,
            leaves_all: false,
            kept: None,
            boxed: false,
            moved: false,
            passed: false,
            given: false,
            evaluation: self.evaluation,
        });
        if let Some(frame) = self.frames.last_mut() {
            frame.uses.push(id);
            if waits {
                frame.waiting.push((name, id));
            }
        }
        if access != Access::Declared {
            self.emit(Flow::Use(id));
        }
        Some(id)
    }

    fn target_of(&self, entry: Option<Entry>) -> Option<Target> {
        match entry {
            Some(Entry::Variable(binding)) => Some(Target::Variable(binding)),
            Some(Entry::Nested(function)) => Some(Target::Nested(function)),
            _ if self.current() != FnId::ROOT => Some(Target::Outside),
            _ => None,
        }
    }

    /// Whether a glob import in a nested function, inside of what declares `name`, may bring another one.
    fn is_ambiguous(&self, name: Symbol) -> bool {
        let (Some(glob), Some(declared)) = (self.scopes.glob(), self.scopes.declared(name)) else {
            return false;
        };
        for frame in &self.frames {
            if frame.depth >= declared {
                return glob > frame.depth;
            }
        }
        false
    }

    pub(super) fn use_count(&self) -> usize {
        self.uses.len()
    }

    /// Records a use of the expression `ident` and puts a marker in its place.
    pub(super) fn mark(&mut self, ident: &mut Ident, access: Access, context: Context) {
        if let Some(id) = self.name(ident, access, Strength::Strong) {
            self.uses[id].context = context;
            *ident = self.markers.mark(Hole::Use(id), ident.span());
        }
    }

    /// The bindings that were declared after the nested functions which wait for them.
    pub(super) fn bind_pending(&mut self, waiting: &[UseId], target: Target) {
        let depth = self.scopes.depth();
        for &id in waiting {
            let used = &mut self.uses[id];
            used.target = target;
            used.ambiguous = matches!(used.glob, Some(glob) if glob > depth);
            if used.ambiguous || used.access == Access::Call {
                // `helper()` before `let helper`: in valid Rust an item of that name outside the factory.
                used.strength = Strength::Weak;
            }
        }
    }
}
