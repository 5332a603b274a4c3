//! Nested functions that are called by name (design 3.1 to 3.3, 3.9 and 4): one rule, one test.

#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    reason = "the factories take what their functions lend"
)]

mod bodies;
mod signatures;
mod variables;
