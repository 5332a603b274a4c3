//! Nothing is held while code of others runs: callbacks come back, arguments are evaluated first, and functions pass
//! themselves on. Each result is what Python gives.

mod callbacks;
mod evaluated;
mod kept;
mod lambdas;
mod own_operands;
mod owned;
mod temporaries;
