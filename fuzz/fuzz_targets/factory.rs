#![no_main]
//! `factory! { input }`

use nonlocal_fuzz::{Shape, expansion, input};
use proc_macro2::TokenStream;

fn check(data: &[u8]) -> Option<()> {
    let input = input(data)?;
    expansion(
        &TokenStream::new(),
        &input,
        Shape::Items,
        || true,
        || nonlocal_core::factory(input.clone()),
    );
    Some(())
}

nonlocal_fuzz::target!(check);
