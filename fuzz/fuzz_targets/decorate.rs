#![no_main]
//! `#[decorate(first line)] the rest`

use nonlocal_fuzz::{Shape, attribute, expansion};

fn check(data: &[u8]) -> Option<()> {
    let (args, item) = attribute(data)?;
    let parses = || syn::parse2::<syn::ItemFn>(item.clone()).is_ok();
    expansion(&args, &item, Shape::Items, parses, || nonlocal_core::decorate(&args, &item));
    Some(())
}

nonlocal_fuzz::target!(check);
