//! Nested functions that are called by name: one rule, one test.

#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    reason = "the factories take what their functions lend"
)]

mod attributes;
mod bodies;
mod borrowing;
mod generics;
mod generics_of_a_block;
mod linking;
mod methods;
mod nesting;
mod order;
mod places;
mod results;
mod signatures;
mod statements;
mod types;
mod variables;
