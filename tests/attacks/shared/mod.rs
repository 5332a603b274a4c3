//! Variables that several closures share.

mod blocks;
mod closures;
mod lambdas;
mod loops;
mod makers;
mod mixtures;
mod names;
mod patterns;
mod places;
mod results;
mod scopes;
mod statements;
