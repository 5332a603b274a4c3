//! Attributes of parameters and functions.

use syn::{Attribute, FnArg};

pub(crate) fn attributes(parameter: &FnArg) -> &[Attribute] {
    match parameter {
        FnArg::Receiver(parameter) => &parameter.attrs,
        FnArg::Typed(parameter) => &parameter.attrs,
    }
}

pub(crate) fn attributes_mut(parameter: &mut FnArg) -> &mut Vec<Attribute> {
    match parameter {
        FnArg::Receiver(parameter) => &mut parameter.attrs,
        FnArg::Typed(parameter) => &mut parameter.attrs,
    }
}

pub(crate) fn is_default(attribute: &Attribute) -> bool {
    attribute.path().is_ident("default")
}

/// Takes away those of the attributes that `are_meant`, and returns them.
pub(crate) fn take_attributes(
    attrs: &mut Vec<Attribute>,
    are_meant: fn(&Attribute) -> bool,
) -> Vec<Attribute> {
    let mut taken = Vec::new();
    let mut position = 0;
    while position < attrs.len() {
        if are_meant(&attrs[position]) {
            taken.push(attrs.remove(position));
        } else {
            position += 1;
        }
    }
    taken
}
