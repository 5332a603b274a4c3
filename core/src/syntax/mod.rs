//! What users may write, as types: factories, their defaults, `nonlocal!`, call arguments.

mod call;
mod factory;
mod scan;

pub(crate) use call::{Argument, Call, Parameter, parse_call};
pub(crate) use factory::{Default, Factory, parse_attribute, parse_block};
pub(crate) use scan::{mentions_default, mentions_nested_fn};
