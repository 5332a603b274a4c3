#![no_main]
//! `name [parameters] (arguments)`, which `name!(arguments)` of a factory with defaults passes on.

use nonlocal_fuzz::{Shape, expansion, input};
use proc_macro2::TokenStream;

fn check(data: &[u8]) -> Option<()> {
    let input = input(data)?;
    expansion(&TokenStream::new(), &input, Shape::Expression, || true, || nonlocal_core::call(input.clone()));
    Some(())
}

nonlocal_fuzz::target!(check);
