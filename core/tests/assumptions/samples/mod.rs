//! What the standard library has of each method that is in the table.

mod collections;
mod slices;
mod values;

/// Names of methods, and signatures that the standard library has for all of them:
/// `receiver, argument.. => result`. In the result `'a` is the lifetime of the receiver, where that is a
/// reference.
pub(crate) type Samples = &'static [(&'static str, &'static [&'static str])];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    collections::SAMPLES.iter().chain(slices::SAMPLES).chain(values::SAMPLES)
}

/// Methods that are newer than the oldest supported compiler, and the version that has them.
pub(crate) const SINCE: &[(&str, u32)] = &[("is_multiple_of", 87)];
