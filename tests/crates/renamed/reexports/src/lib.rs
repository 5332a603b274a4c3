//! A crate that gives `nonlocal` to its users.

pub use nl as closures;
