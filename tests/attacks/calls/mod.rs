//! Nested functions that are called by name.

mod borrowing;
mod generics;
mod in_macros;
mod linking;
mod meanings;
mod methods;
mod nesting;
mod order;
mod places;
mod qualifiers;
mod results;
mod shadowing;
mod statements;
mod types;
