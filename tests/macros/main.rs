//! Macros in factories, around them and in front of them.

mod arguments;
mod factories;
mod fragments;
mod shared;
mod unreadable;
