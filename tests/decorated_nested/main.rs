//! `#[decorate(..)]` on nested functions: capturing, recursive, with any number of parameters.

#![deny(warnings)]
#![allow(clippy::items_after_statements, clippy::needless_pass_by_value)]

mod asynchronous;
mod decorators;
mod recursive;
