//! The guide: text, with code that is tested. Nothing of it is compiled for those who use the crate.
//!
//! | read | for |
//! | --- | --- |
//! | [`from_python`] | a first day, if you know Python and a little Rust |
//! | [`cookbook`] | what people write in Python, and the same here |
//! | [`coming_from`] | the same programs with `closure_attr`, glib's `clone!`, `fix_fn`, cached, bon |
//! | [`rules`] | what everything means, subject by subject |
//! | [`storage`] | how each variable is kept, what that becomes, what it costs, how to change it |
//! | [`errors`] | every message: why it is there, and what to do |
//! | [`limits`] | what cannot be had, and what to write instead |
//! | [`how_it_works`] | how the compiler decides, and where its ideas come from |
//!
//! If you know Rust and no Python, begin with [`rules`] and [`storage`].

/// One page, from the file of its name. `links.md` comes first: what it says of a link counts in the
/// documentation, and what the page says of it where the page is read as a file.
macro_rules! pages {
    ($($(#[doc = $summary:literal])* $name:ident,)*) => {$(
        $(#[doc = $summary])*
        #[doc = ""]
        #[doc = include_str!("links.md")]
        #[doc = include_str!("picture.md")]
        #[doc = include_str!(concat!(stringify!($name), ".md"))]
        pub mod $name {}
    )*};
}

pages! {
    /// A first day with `nonlocal`, for those who know Python and a little Rust.
    from_python,
    /// What people write in Python, and the same here.
    cookbook,
    /// `closure_attr`, glib's `clone!`, `fix_fn`, cached and bon: the same programs with `nonlocal`.
    coming_from,
    /// What everything means, subject by subject.
    rules,
    /// How each variable is kept, what that becomes, and what it costs.
    storage,
    /// Every message of the compiler: why it is there, and what to do.
    errors,
    /// What cannot be had, and what to write instead.
    limits,
    /// How the compiler decides, and where its ideas come from.
    how_it_works,
}
