//! What well-known methods do to their receiver: what can be told without types.

use proc_macro2::Ident;

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
