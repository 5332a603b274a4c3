//! Programs written to break the analysis: each compiles, and gives what its Python twin (or the closure written by
//! hand) gives.

#![allow(clippy::all, clippy::pedantic, reason = "they are odd on purpose")]
#![allow(dead_code, unused, unreachable_pub, noop_method_call, reason = "the same")]

mod asynchronous;
mod callables;
mod calls;
mod control_flow;
mod items;
mod levels;
mod lifetimes;
mod macros;
mod methods;
mod names;
mod references;
mod shared;
mod signatures;
mod storage;
mod token_groups;
mod unreadable_macros;
