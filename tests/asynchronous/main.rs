//! Nested functions that are `async`: one rule, one test. What runs them is ten lines of the standard library.

#![allow(clippy::unused_async, reason = "some await nothing, so as to show one rule alone")]

mod awaited;
mod cancelled;
mod executor;
mod factories;
mod gathered;
mod given_away;
mod given_away_where;
mod handlers;
mod recursion;
mod select;
mod sharing;
mod spawned;
