#![no_main]
//! A function that captures nothing, taken apart and put together again, is the same function; with other names for its
//! variables it is still one.

use nonlocal_fuzz::{Shape, expansion, goes_on_behind_a_range, input, passes_itself, same_tokens};
use proc_macro2::TokenStream;
use quote::ToTokens;

fn check(data: &[u8]) -> Option<()> {
    let item = input(data)?;
    let function = syn::parse2::<syn::ItemFn>(item.clone()).ok()?;
    let text = item.to_string();
    if nonlocal_core::nonlocal(TokenStream::new(), item.clone()).to_string() != text {
        return None;
    }
    let renamed = || nonlocal_core::rename_locals(&item).unwrap_or_else(|| item.clone());
    expansion(&TokenStream::new(), &item, Shape::Items, || true, renamed);
    // Inner attributes come back as outer ones, invisible groups as parentheses, `weak!` as what it stands for, and
    // `#[nonlocal]` on a nested function not at all; an index such as `0x1` is printed as a decimal one; a function that is
    // passed on in itself is a closure that calls it.
    let expanded = ["__group", "weak", "nonlocal", ".0x", ". 0x"];
    let written =
        std::str::from_utf8(data).is_ok_and(|text| !expanded.iter().any(|word| text.contains(word)));
    if written
        && !text.contains("#!")
        && !text.contains("# !")
        && !passes_itself(&text)
        && !goes_on_behind_a_range(&item)
        && let Some(rebuilt) = nonlocal_core::rebuild(&item)
        // What a loop goes through may have a name of its own.
        && !rebuilt.to_string().contains("__whole")
    {
        same_tokens(&function.to_token_stream(), &rebuilt, "not put together again");
    }
    Some(())
}

nonlocal_fuzz::target!(check);
