//! Nested functions that are returned, stored and passed on: one rule, one test.

mod branches;
mod callables;
mod captures;
mod demand;
mod items;
mod levels;
mod lifetimes;
mod methods;
mod passed;
mod references;
mod signatures;
mod storage;
mod taken;
