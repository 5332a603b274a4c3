//! Defaults are evaluated where the factory is defined, so they cannot name its parameters.

use syn::{FnArg, Ident};

use super::arena::Kind;
use super::ids::FnId;
use super::uses::{Access, Target};
use super::walker::Walker;
use crate::diagnostic::arguments as messages;
use crate::syntax::{Default, Factory, parameter_name};

/// Adds an error for every default that names a parameter, and disarms it.
pub(crate) fn check_defaults(factory: &mut Factory) {
    if factory.defaults.is_empty() {
        return;
    }
    let named = named_parameters(factory);
    for (index, named) in named.iter().enumerate() {
        let Some(named) = named else { continue };
        let Some(error) = mistake(factory, &factory.defaults[index], named) else { continue };
        factory.defaults[index].disarm();
        match &mut factory.error {
            Some(first) => first.combine(error),
            None => factory.error = Some(error),
        }
    }
}

fn mistake(factory: &Factory, default: &Default, named: &Ident) -> Option<syn::Error> {
    let input = &factory.sig.inputs[default.position];
    let FnArg::Typed(parameter) = input else { return None };
    let name = parameter_name(input)?;
    Some(messages::default_names_parameter(&factory.sig, name, &parameter.ty, &default.value, named))
}

/// For each default the first parameter that it names: what is walked is the signature, and then each
/// default, as if it were the body.
fn named_parameters(factory: &Factory) -> Vec<Option<Ident>> {
    let mut walker = Walker::new(factory);
    let function = walker.arena.open(Kind::Function(FnId::ROOT));
    walker.functions.push(None);
    walker.enter(FnId::ROOT);
    let body = walker.open_scope(None);
    walker.signature(&mut factory.sig.clone());
    let mut named = Vec::new();
    for default in &factory.defaults {
        let (first, scope) = (walker.use_count(), walker.open_scope(None));
        walker.given(&mut default.value.clone());
        walker.close_scope(&scope);
        named.push(walker.parameter_named_since(first));
    }
    walker.close_scope(&body);
    walker.arena.close(function);
    named
}

impl Walker {
    /// The first parameter of the factory that has been named since a use.
    fn parameter_named_since(&self, first: usize) -> Option<Ident> {
        for used in &self.uses.rows()[first..] {
            // `width()` is a function of that name, as in `width: u32 = width()`.
            let variable = used.access != Access::Opaque && used.access != Access::Call;
            let Target::Variable(id) = used.target else { continue };
            if variable && used.function == FnId::ROOT && self.bindings[id].how.parameter {
                return Some(used.ident.clone());
            }
        }
        None
    }
}
