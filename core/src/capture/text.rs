//! The plan as text, for tests: what is decided of each node of the tree, in the order of the source.

use super::decision::{Capture, Held, Lowering, Passed};
use super::plan::Plan;
use crate::resolve::{
    Access, BindingId, CallId, EvaluationId, FnId, Kind, LambdaId, NodeId, StatementId, UseId,
};

impl Plan {
    /// What is decided, one line for each decision; those about what is in something are indented below it.
    ///
    /// Input:  `fn f(mut x: A) -> B { fn g() { nonlocal!(x); x = 1; } let h = g; x; h }`
    /// Output: `fn g: inline, a closure holds mut x`, `cell 0 before g: x` and `value g: x Shared`
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for index in 0..self.resolved.arena.next().0 {
            let node = NodeId(index);
            for line in self.lines(node) {
                for _ in 0..self.depth(node) {
                    text.push_str("  ");
                }
                text.push_str(&line);
                text.push('\n');
            }
        }
        text
    }

    /// How many nodes around say something of what is in them.
    fn depth(&self, node: NodeId) -> usize {
        let (mut depth, mut around) = (0, self.resolved.arena.parent(node));
        while let Some(node) = around {
            let whole = matches!(
                self.resolved.arena.kind(node),
                Kind::Function(_) | Kind::Evaluation(_) | Kind::Lambda(_) | Kind::Call(_)
            );
            depth += usize::from(whole && !self.lines(node).is_empty());
            around = self.resolved.arena.parent(node);
        }
        depth
    }

    fn lines(&self, node: NodeId) -> Vec<String> {
        match self.resolved.arena.kind(node) {
            Kind::Function(id) if id != FnId::ROOT => vec![self.function_text(id)],
            Kind::Statement(Some(id)) => self.statement_text(id),
            Kind::Evaluation(id) => self.evaluation_text(id),
            Kind::Lambda(id) => self.lambda_text(id),
            Kind::Call(id) => self.call_text(id),
            Kind::Use(id) => self.use_text(id),
            Kind::Declaration(id) => self.declaration_text(id),
            _ => Vec::new(),
        }
    }

    /// `fn g: lifted, x by Mutable and y by Value`
    fn function_text(&self, id: FnId) -> String {
        let mut parts = vec![self.lowering_text(id)];
        let mut passed = Vec::new();
        for Passed { binding, by, .. } in self.lifted(id).unwrap_or_default() {
            passed.push(format!("{} by {by:?}", self.variable(*binding)));
        }
        if !passed.is_empty() {
            parts.push(passed.join(" and "));
        }
        for position in 0..self.resolved.functions[id].sig.inputs.len() {
            if self.stores(id, position) {
                parts.push(format!("stores parameter {position}"));
            }
        }
        let held = self.holding.function(id);
        if !held.is_empty() && !self.facts.values(id).is_empty() {
            parts.push(format!("a closure holds {}", self.held_text(held)));
        }
        format!("fn {}: {}", self.resolved.name(id), parts.join(", "))
    }

    /// `tied 0`, with the number of the functions that are tied together
    fn lowering_text(&self, id: FnId) -> String {
        match (self.lowering(id), self.set_of(id)) {
            (Lowering::Tied, Some(set)) => format!("tied {set}"),
            (Lowering::UnusedClosure, _) => "unused, a closure".to_owned(),
            (Lowering::UnusedFunction, _) => "unused, a function".to_owned(),
            (lowering, _) => format!("{lowering:?}").to_lowercase(),
        }
    }

    /// `cell 0 before g: x and scalar n`
    fn statement_text(&self, id: StatementId) -> Vec<String> {
        let mut lines = Vec::new();
        let place = self.place_text(self.resolved.statements[id].node);
        for (number, group) in self.groups().iter().enumerate() {
            if group.statement != Some(id) {
                continue;
            }
            let mut members = Vec::new();
            for member in &group.members {
                let scalar = if self.is_scalar(*member) { "scalar " } else { "" };
                members.push(format!("{scalar}{}", self.variable(*member)));
            }
            let alone = if self.holding.alone.contains(number) { ", for one closure" } else { "" };
            lines.push(format!("cell {number} before {place}: {}{alone}", members.join(" and ")));
        }
        if self.holding.needless_mut.contains(id.0) {
            lines.push(format!("statement of {place}: its `mut` is needless"));
        }
        lines
    }

    /// `evaluation of x: holds mut x, first operands 0`
    fn evaluation_text(&self, id: EvaluationId) -> Vec<String> {
        let (held, first) = (self.holding.taken(id), self.holding.first(id));
        let mut parts = Vec::new();
        if !held.is_empty() {
            parts.push(format!("holds {}", self.held_text(held)));
        }
        if !first.is_empty() {
            parts.push(format!("first operands {}", positions(first)));
        }
        if parts.is_empty() {
            return parts;
        }
        let place = self.place_text(self.resolved.evaluations[id].node);
        vec![format!("evaluation of {place}: {}", parts.join(", "))]
    }

    /// `lambda of x: handle of cell 0`
    fn lambda_text(&self, id: LambdaId) -> Vec<String> {
        let mut lines = Vec::new();
        for number in self.holding.lambda(id) {
            let place = self.place_text(self.resolved.lambdas[id].node);
            lines.push(format!("lambda of {place}: handle of cell {number}"));
        }
        for (lambda, binding) in &self.lambda_clones {
            if *lambda == id {
                let place = self.place_text(self.resolved.lambdas[id].node);
                lines.push(format!("lambda of {place}: clone of {}", self.variable(*binding)));
            }
        }
        lines
    }

    /// `call g: in cells, holds mut x, first arguments 0 and 1`
    fn call_text(&self, id: CallId) -> Vec<String> {
        let call = self.holding.call(id);
        let mut parts = Vec::new();
        if call.in_cells {
            parts.push("in cells".to_owned());
        }
        if !call.held.is_empty() {
            parts.push(format!("holds {}", self.held_text(&call.held)));
        }
        if !call.first.is_empty() {
            parts.push(format!("first arguments {}", positions(&call.first)));
        }
        if parts.is_empty() {
            return parts;
        }
        let callee = &self.resolved.uses[self.resolved.calls[id].callee].ident;
        vec![format!("call {callee}: {}", parts.join(", "))]
    }

    /// `value g: x Cloned and y Owned`, and what is special about the use of a variable
    fn use_text(&self, id: UseId) -> Vec<String> {
        let name = &self.resolved.uses[id].ident;
        let mut lines = Vec::new();
        let mut captures = Vec::new();
        for Capture { binding, storage, exclusive } in self.captures(id) {
            let exclusive = if *exclusive { ", exclusive" } else { "" };
            captures.push(format!("{} {storage:?}{exclusive}", self.variable(*binding)));
        }
        let (unique, told) = (self.values.unique.contains(id.0), self.values.told.contains(id.0));
        if !captures.is_empty() {
            let unique = if unique { "; unique" } else { "" };
            let told = if told { "; told its type" } else { "" };
            let owning = if self.values.owning.contains(id.0) { "; its futures own" } else { "" };
            let site = match self.resolved.uses[id].access {
                Access::Future => "future",
                _ if self.is_value(id) => "value",
                _ => "call",
            };
            lines.push(format!("{site} {name}: {}{unique}{told}{owning}", captures.join(" and ")));
        }
        let special = [
            ("frozen", self.is_frozen(id)),
            ("a clone", self.is_cloned(id)),
            ("early", self.is_early(id)),
            ("a copy", self.is_snapshot(id)),
        ];
        for (what, is_it) in special {
            if is_it {
                lines.push(format!("use {name}: {what}"));
            }
        }
        lines
    }

    /// Whether a closure is made at a use; else it is made by what is called there, or takes that with it.
    fn is_value(&self, id: UseId) -> bool {
        matches!(self.cx().closure(id), Some(function) if self.facts.values(function).contains(&id))
    }

    /// `variable x: named __x_0`
    fn declaration_text(&self, id: BindingId) -> Vec<String> {
        match self.renamed(id) {
            Some(name) => vec![format!("variable {}: named {name}", self.variable(id))],
            None => Vec::new(),
        }
    }

    /// `mut x and y`
    fn held_text(&self, held: &[Held]) -> String {
        let mut variables = Vec::new();
        for held in held {
            let mutability = if held.changes { "mut " } else { "" };
            variables.push(format!("{mutability}{}", self.variable(held.binding)));
        }
        variables.join(" and ")
    }

    /// The first name in a node, by which it is called.
    fn place_text(&self, node: NodeId) -> String {
        self.resolved.uses_in(node).first().map_or("nothing".to_owned(), |used| used.ident.to_string())
    }

    fn variable(&self, id: BindingId) -> String {
        self.resolved.bindings[id].ident.to_string()
    }
}

/// `0 and 1`
fn positions(all: &[usize]) -> String {
    let mut texts = Vec::new();
    for position in all {
        texts.push(position.to_string());
    }
    texts.join(" and ")
}
