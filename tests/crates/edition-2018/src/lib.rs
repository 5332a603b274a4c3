//! Every form of factory, in edition 2018.

#[cfg(test)]
#[path = "../../forms.rs"]
mod forms;

#[cfg(test)]
#[path = "../../called.rs"]
mod called;

#[cfg(test)]
#[path = "../../typed.rs"]
mod typed;
