//! Nested functions that are called by name: one rule, one test.

#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    reason = "the factories take what their functions lend"
)]

mod bodies;
mod signatures;
mod variables;
