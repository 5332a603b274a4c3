//! Programs written to break the analysis: each compiles, and gives what its Python twin (or the closure written by
//! hand) gives.

#![allow(clippy::all, clippy::pedantic, reason = "they are odd on purpose")]

mod asynchronous;
mod callables;
mod control_flow;
mod items;
mod levels;
mod lifetimes;
mod macros;
mod methods;
mod names;
mod references;
mod signatures;
mod storage;
mod token_groups;
