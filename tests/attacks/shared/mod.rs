//! Variables that several closures share.

mod closures;
mod scopes;
