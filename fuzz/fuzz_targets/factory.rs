#![no_main]
//! `factory! { input }`

use nonlocal_fuzz::{Shape, expansion, input};
use proc_macro2::TokenStream;

fn check(data: &[u8]) -> Option<()> {
    let input = input(data)?;
    // Defaults are not Rust, and an item that is none is passed through.
    let parses = || syn::parse2::<syn::File>(input.clone()).is_ok();
    expansion(&TokenStream::new(), &input, Shape::Items, parses, || nonlocal_core::factory(input.clone()));
    Some(())
}

nonlocal_fuzz::target!(check);
