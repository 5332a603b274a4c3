//! What functions need, directly or through the functions that they name or contain: found for all of them at
//! once.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::capture::Plan;
use crate::resolve::{FnId, Resolved};
use crate::syntax::generics::name_of;
use crate::syntax::{NameSet, each_token, generic_name, items, tokens_of};

/// What is needed, by the number of the function that needs it.
#[derive(Default)]
pub(super) struct Needs {
    generics: Names,
    /// The generics that are mentioned, by their numbers.
    mentioned: Lists,
    /// The sets of functions that are tied together.
    tied: Lists,
    /// Whether there are closures to be made.
    values: Lists,
}

/// Numbers of functions, or of what they need, in lists that have numbers themselves.
type Lists = Vec<Vec<usize>>;

/// The names of the generics of all functions, each once: `T`, or `'a`.
#[derive(Default)]
struct Names {
    names: NameSet,
    /// Each as it is written.
    written: Vec<TokenStream>,
}

impl Needs {
    pub(super) fn of(plan: &Plan) -> Needs {
        let users = users(plan);
        let generics = Names::of(plan);
        let mentioned = spread(&users, &mentioning(plan, &generics));
        let tied = spread(&users, &tied(plan));
        let values = spread(&users, &vec![made_into_values(plan)]);
        Needs { generics, mentioned, tied, values }
    }

    /// Whether a function has a generic of the name.
    pub(super) fn is_generic(&self, name: &str) -> bool {
        self.generics.names.contains(name)
    }

    /// The names of all generics that are mentioned in the function, or in what it needs.
    pub(super) fn mentioned(&self, id: FnId) -> TokenStream {
        let mut names = TokenStream::new();
        for number in &self.mentioned[id.0] {
            self.generics.written[*number].to_tokens(&mut names);
        }
        names
    }

    /// Whether the function belongs to these functions that are tied together, or needs one of them.
    pub(super) fn needs_tied(&self, id: FnId, set: usize) -> bool {
        self.tied[id.0].contains(&set)
    }

    /// Whether closures are made of the function, or of what it needs.
    pub(super) fn needs_values(&self, id: FnId) -> bool {
        !self.values[id.0].is_empty()
    }
}

impl Names {
    fn of(plan: &Plan) -> Names {
        let mut names = Names::default();
        for function in &plan.resolved.functions {
            for param in items(&function.sig.generics.params) {
                if names.names.insert(&generic_name(param)) {
                    names.written.push(name_of(param));
                }
            }
        }
        names
    }
}

/// So many lists.
fn lists(count: usize) -> Lists {
    let mut lists = Lists::new();
    for _ in 0..count {
        lists.push(Vec::new());
    }
    lists
}

/// For each function, those that name or contain it.
fn users(plan: &Plan) -> Lists {
    let count = plan.resolved.functions.len();
    let mut users = lists(count);
    for id in 0..count {
        for needed in plan.facts.graph.needs(FnId(id)) {
            users[needed.0].push(id);
        }
    }
    users
}

/// For each function, the numbers of the groups of which it needs a function, or is one. Each group comes to
/// a function once, however many ways lead to it.
fn spread(users: &Lists, groups: &Lists) -> Lists {
    let mut needed = lists(users.len());
    for (number, group) in groups.iter().enumerate() {
        let mut open = group.clone();
        while let Some(id) = open.pop() {
            if needed[id].last() != Some(&number) {
                needed[id].push(number);
                open.extend_from_slice(&users[id]);
            }
        }
    }
    needed
}

/// For each generic, the functions in which its name stands.
fn mentioning(plan: &Plan, generics: &Names) -> Lists {
    let mut mentioning = lists(generics.written.len());
    if mentioning.is_empty() {
        return mentioning;
    }
    for id in 1..plan.resolved.functions.len() {
        each_mention(&plan.resolved, FnId(id), &mut |name| {
            if let Some(number) = generics.names.find(name) {
                mentioning[number].push(id);
            }
        });
    }
    mentioning
}

/// Calls `visit` with every name in a function, but for what is nested in it.
fn each_mention(resolved: &Resolved, id: FnId, visit: &mut dyn FnMut(&str)) {
    let function = &resolved.functions[id];
    each_name(&tokens_of(&function.sig), false, visit);
    each_name(&resolved.spelled_body(id), true, visit);
    // A constant in an expression is a name like any other.
    for used in &function.uses {
        visit(&resolved.uses[used].ident.to_string());
    }
}

/// Calls `visit` with every name, lifetimes with their quote; not with what follows `.` or `::`. In a body
/// there are labels, which look like lifetimes.
fn each_name(tokens: &TokenStream, in_body: bool, visit: &mut dyn FnMut(&str)) {
    let mut jumps = false;
    each_token(tokens, &mut |token, around| {
        let TokenTree::Ident(ident) = token else {
            jumps &= matches!(token, TokenTree::Punct(quote) if quote.as_char() == '\'');
            return true;
        };
        let name = ident.to_string();
        let is_label = in_body && around.is_lifetime() && (jumps || around.next == ':');
        jumps = name == "break" || name == "continue";
        if is_label {
            return true;
        }
        if around.is_lifetime() {
            visit(&format!("'{name}"));
        } else if !around.is_in_path() && around.before != [' ', '.'] {
            visit(&name);
        }
        true
    });
}

/// The functions of each set that is tied together.
fn tied(plan: &Plan) -> Lists {
    let mut sets = Lists::new();
    for id in 0..plan.resolved.functions.len() {
        if let Some(set) = plan.set_of(FnId(id)) {
            while sets.len() <= set {
                sets.push(Vec::new());
            }
            sets[set].push(id);
        }
    }
    sets
}

fn made_into_values(plan: &Plan) -> Vec<usize> {
    let mut functions = Vec::new();
    for id in 0..plan.resolved.functions.len() {
        let mut made = !plan.facts.values(FnId(id)).is_empty() || !plan.facts.futures(FnId(id)).is_empty();
        // A closure that calls it, and may still be there when it is gone.
        for call in plan.facts.calls(FnId(id)) {
            made |= plan.resolved.escapes(&plan.resolved.uses[call]);
        }
        if made {
            functions.push(id);
        }
    }
    functions
}
