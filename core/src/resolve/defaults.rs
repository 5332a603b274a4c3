//! Defaults are evaluated where the factory is defined, so they cannot name its parameters.

use syn::token::Brace;
use syn::{Block, Expr, FnArg, Ident, Stmt};

use super::tree::{Access, FnId, Resolved, Target};
use crate::diagnostic::arguments as messages;
use crate::syntax::{Factory, parameter_name};

/// Adds an error for every default that names a parameter, and disarms it.
pub(crate) fn check_defaults(factory: &mut Factory) {
    for index in 0..factory.defaults.len() {
        let Some(error) = mistake(factory, index) else { continue };
        factory.defaults[index].disarm();
        match &mut factory.error {
            Some(first) => first.combine(error),
            None => factory.error = Some(error),
        }
    }
}

fn mistake(factory: &Factory, index: usize) -> Option<syn::Error> {
    let default = &factory.defaults[index];
    let input = &factory.sig.inputs[default.position];
    let FnArg::Typed(parameter) = input else { return None };
    let named = named_parameter(factory, &default.value)?;
    let name = parameter_name(input)?;
    Some(messages::default_names_parameter(&factory.sig, name, &parameter.ty, &default.value, &named))
}

/// The first parameter that `value` names, resolved as if `value` were the factory's body.
fn named_parameter(factory: &Factory, value: &Expr) -> Option<Ident> {
    let body = Block { brace_token: Brace::default(), stmts: vec![Stmt::Expr(value.clone(), None)] };
    let probe = Factory { body, defaults: Vec::new(), error: None, ..factory.clone() };
    let Resolved { uses, bindings, .. } = super::resolve(probe);
    // `width()` is a function of that name, as in `width: u32 = width()`.
    let variable = |access| access != Access::Opaque && access != Access::Call;
    let mut own = uses.iter().filter(|used| used.function == FnId::ROOT && variable(used.access));
    own.find_map(|used| match used.target {
        Target::Variable(id) if bindings[id.0].how.parameter => Some(used.ident.clone()),
        _ => None,
    })
}
