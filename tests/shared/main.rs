//! Variables that several closures share and somebody changes: one rule, one test.

mod assigned;
mod branches;
mod functions;
mod handles;
mod kinds;
mod lambdas;
mod loops;
mod matched;
mod references;
mod upserts;
mod values;
mod variables;
