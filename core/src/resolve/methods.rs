//! What well-known methods do to their receiver: what can be told without types.

use proc_macro2::Ident;

use syn::Expr;

use super::tree::Access;

/// Methods that are `&mut self` wherever the standard library has them, on types that are not `Copy`.
const GROWING: [&str; 26] = [
    "append",
    "clear",
    "dedup",
    "drain",
    "entry",
    "extend",
    "extend_from_slice",
    "insert",
    "insert_str",
    "pop",
    "pop_back",
    "pop_front",
    "push",
    "push_back",
    "push_front",
    "push_str",
    "read_line",
    "remove",
    "resize",
    "retain",
    "split_off",
    "truncate",
    "write_all",
    "write_str",
    "reserve",
    "shrink_to_fit",
];

/// Methods that are `&mut self` wherever the standard library has them, on arrays and options too.
const CHANGING: [&str; 11] = [
    "fill",
    "get_mut",
    "get_or_insert",
    "get_or_insert_with",
    "iter_mut",
    "next",
    "reverse",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_unstable",
];

/// Methods that take `self` wherever the standard library has them: what they leave of a variable nobody can see.
const CONSUMING: [&str; 8] = [
    "into_iter",
    "into_bytes",
    "into_string",
    "into_boxed_str",
    "into_boxed_slice",
    "into_keys",
    "into_values",
    "into_inner",
];

/// Methods of numbers, which take them by value.
const NUMERIC: [&str; 37] = [
    "abs",
    "abs_diff",
    "ceil",
    "checked_add",
    "checked_div",
    "checked_mul",
    "checked_sub",
    "clamp",
    "count_ones",
    "div_euclid",
    "floor",
    "is_multiple_of",
    "is_power_of_two",
    "leading_zeros",
    "max",
    "min",
    "overflowing_add",
    "overflowing_mul",
    "overflowing_sub",
    "pow",
    "powf",
    "powi",
    "rem_euclid",
    "rotate_left",
    "rotate_right",
    "round",
    "saturating_add",
    "saturating_mul",
    "saturating_sub",
    "signum",
    "sqrt",
    "swap_bytes",
    "trailing_zeros",
    "trunc",
    "wrapping_add",
    "wrapping_mul",
    "wrapping_sub",
];

/// The access of `x` in `x.method()`.
pub(super) fn receiver_access(method: &Ident) -> Access {
    let name = method.to_string();
    let is_one_of = |names: &[&str]| names.contains(&name.as_str());
    if is_one_of(&CONSUMING) {
        Access::Read
    } else if is_one_of(&GROWING) {
        Access::Grow
    } else if is_one_of(&CHANGING) {
        Access::Mutator
    } else if is_one_of(&NUMERIC) {
        Access::Number
    } else {
        Access::Receiver
    }
}

/// Whether a method keeps its arguments, as far as its name tells.
pub(super) fn keeps(method: &Ident) -> bool {
    const KEEPING: [&str; 12] = [
        "push",
        "push_back",
        "push_front",
        "insert",
        "extend",
        "or_insert",
        "replace",
        "set",
        "get_or_insert",
        "chain",
        "zip",
        "append",
    ];
    KEEPING.contains(&method.to_string().as_str())
}

/// Methods that are done with the closures they are given when they return, and with those of the iterator before them.
const CONSUMERS: [&str; 56] = [
    "all",
    "and_then",
    "any",
    "binary_search_by",
    "binary_search_by_key",
    "cmp",
    "collect",
    "count",
    "dedup_by",
    "dedup_by_key",
    "eq",
    "extend",
    "fill_with",
    "find",
    "find_map",
    "fold",
    "for_each",
    "get_or_insert_with",
    "get_or_init",
    "is_none_or",
    "is_ok_and",
    "is_some_and",
    "is_sorted_by",
    "is_sorted_by_key",
    "last",
    "map_or",
    "map_or_else",
    "max",
    "max_by",
    "max_by_key",
    "min",
    "min_by",
    "min_by_key",
    "nth",
    "or_else",
    "or_insert_with",
    "partition",
    "partition_point",
    "position",
    "product",
    "reduce",
    "resize_with",
    "retain",
    "retain_mut",
    "rposition",
    "sort_by",
    "sort_by_cached_key",
    "sort_by_key",
    "sort_unstable_by",
    "sort_unstable_by_key",
    "sum",
    "then",
    "try_fold",
    "try_for_each",
    "unwrap_or_else",
    "unzip",
];

/// Methods that make an iterator of another one, which has the closures that they are given in it.
const ADAPTERS: [&str; 26] = [
    "by_ref",
    "chain",
    "cloned",
    "copied",
    "cycle",
    "enumerate",
    "filter",
    "filter_map",
    "flat_map",
    "flatten",
    "fuse",
    "inspect",
    "iter",
    "iter_mut",
    "into_iter",
    "map",
    "map_while",
    "peekable",
    "rev",
    "scan",
    "skip",
    "skip_while",
    "step_by",
    "take",
    "take_while",
    "zip",
];

/// Whether a method is done with closures when it returns.
pub(super) fn consumes(method: &Ident) -> bool {
    CONSUMERS.iter().any(|name| method == name)
}

/// Whether a method passes the closures that it is given on in its result.
pub(super) fn adapts(method: &Ident) -> bool {
    ADAPTERS.iter().any(|name| method == name)
}

/// Whether a method that is done with closures when it returns is done with this argument, and with what it gives: the result of a
/// closure goes on, but for an iterator that is used up in the chain, and so does the value to begin with.
pub(super) fn is_done_with(method: &Ident, position: usize, argument: &Expr) -> bool {
    const BEGINNING: [&str; 4] = ["fold", "map_or", "scan", "try_fold"];
    let begins = position == 0 && BEGINNING.iter().any(|name| method == name);
    let passes_on = matches!(argument, Expr::Closure(closure) if closure.capture.is_none());
    !begins && (!passes_on || method == "flat_map")
}
