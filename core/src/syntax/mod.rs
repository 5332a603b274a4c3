//! What users may write, as types: factories, their defaults, `nonlocal!`, call arguments.

mod arrangement;
mod attributes;
mod block;
mod call;
mod coerced;
mod decorate;
mod decoration;
mod default;
mod default_fn;
pub(crate) mod editor;
pub(crate) mod elision;
mod factory;
pub(crate) mod generics;
mod home;
mod invisible;
mod items;
mod list;
mod memoized;
mod mentions;
mod names;
mod nested_default;
mod nonlocal;
mod operand;
mod options;
mod owned;
mod parse;
mod scan;
mod separated;
mod spans;
#[cfg(test)]
mod tests;
mod tokens;
mod unread;
mod walk;

pub(crate) use arrangement::{Arrangement, arranged};
pub(crate) use attributes::{attributes_mut, is_default, take_attributes};
pub(crate) use block::{Block, BlockItem, check_block_arguments, cut_block};
pub(crate) use call::{Argument, Call, Parameter, parse_call};
pub(crate) use coerced::coerced;
pub(crate) use decorate::{Decorated, check_decorated, parse_decorated};
pub(crate) use decoration::{apply, argument, bound, outer_signature, passing_on, result, undecorated};
pub(crate) use default::{Default, collect_nested, default_at, harmless, parameter_name};
pub(crate) use default_fn::{DEFAULT_LIFETIME, default_fn};
pub(crate) use factory::{Entry, Factory, Head, parse_attribute, parse_block};
pub(crate) use home::Home;
pub(crate) use invisible::{uncover, uncover_statement, uncovered};
pub(crate) use list::{all_items, any, any_item, each_item_mut, first_without, insert_all, items, retain};
pub(crate) use memoized::{control_cache, is_memoized};
pub(crate) use mentions::{
    collect_idents, generic_name, generic_names, leading_idents, mentioned_generics, mentions_self_type,
};
pub(crate) use names::NameSet;
pub(crate) use nonlocal::is_nonlocal;
pub(crate) use operand::operand;
pub(crate) use options::Named;
pub(crate) use owned::{owned_values, owning};
pub(crate) use parse::{empty_block, inferred_type, name_of, parse, parse_statements, parse_with};
pub(crate) use scan::{Fresh, Names, Scan};
pub(crate) use separated::{
    angled, binder, comma_separated, numbered, one_or_tuple, push_all, push_separated, push_terminated,
};
pub(crate) use spans::generated;
pub(crate) use tokens::{Tokens, assemble, assemble_at, table, tokens, tokens_of, tokens_spanned};
pub(crate) use walk::{
    each_argument_mut, each_part_mut, each_token, each_type, each_type_mut, is_one_of, map_tokens,
    mentions_word,
};
