//! Which variable a name means: names that hide others, names of other things, and keywords.

mod called;
mod keywords;
mod meanings;
mod shared;
mod values;
