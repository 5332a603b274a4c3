//! Every form of factory in a strict crate: no lint may say anything about what the user did not write.

#![deny(
    warnings,
    missing_docs,
    unused,
    rust_2018_idioms,
    nonstandard_style,
    future_incompatible,
    let_underscore,
    keyword_idents,
    refining_impl_trait
)]
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    closure_returning_async_block,
    deprecated_in_future,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    impl_trait_redundant_captures,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_underscore,
    clippy::clone_on_ref_ptr,
    clippy::default_union_representation,
    clippy::empty_structs_with_brackets,
    clippy::exhaustive_enums,
    clippy::if_then_some_else_none,
    clippy::impl_trait_in_params,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::missing_docs_in_private_items,
    clippy::multiple_inherent_impl,
    clippy::mod_module_files,
    clippy::module_name_repetitions,
    clippy::needless_raw_strings,
    clippy::panic,
    clippy::partial_pub_fields,
    clippy::pattern_type_mismatch,
    clippy::print_stdout,
    clippy::redundant_type_annotations,
    clippy::renamed_function_params,
    clippy::rest_pat_in_fully_bound_structs,
    clippy::same_name_method,
    clippy::semicolon_outside_block,
    clippy::str_to_string,
    clippy::tests_outside_test_module,
    clippy::unnecessary_self_imports,
    clippy::unneeded_field_pattern,
    clippy::unused_result_ok,
    clippy::unwrap_used,
    clippy::unused_trait_names,
    clippy::wildcard_enum_match_arm
)]

use core::future::ready;
use core::num::ParseIntError;
use std::rc::Rc;
use std::sync::mpsc::Sender;

pub mod calls;
pub mod decorated;
pub mod named;
pub mod nested;
pub mod shared;

use nonlocal::nonlocal;
use nonlocal::factory;

/// Owned: one closure, which changes its variable.
#[nonlocal]
pub fn counter(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    next
}

/// Owned, without a result: the nested function returns unit.
#[nonlocal]
pub fn collector(sender: Sender<String>) -> impl FnMut(&str) {
    let mut count = 0_u8;
    fn push(text: &str) {
        nonlocal!(count);
        count += 1;
        if sender.send(format!("{count} {text}")).is_err() {
            count = 0;
        }
    }
    push
}

/// Unit is returned, from statements and blocks of every kind.
#[nonlocal]
pub fn units(limit: usize) -> _ {
    const fn nothing() {}
    let mut left = limit;
    let mut log = Vec::new();
    fn if_left() {
        nonlocal!(left);
        if left > 10 {
            left /= 2;
        }
    }
    fn for_left(text: &str) {
        nonlocal!(log);
        for letter in text.chars().skip(log.len()) {
            log.push(letter);
        }
    }
    let mut first = if_left;
    first();
    nothing();
    for_left
}

/// Frozen: a `mut` variable that the closure only reads.
#[nonlocal]
pub fn total(values: &[i64]) -> impl Fn() -> i64 {
    fn show() -> i64 {
        sum
    }
    let mut sum = 0;
    for value in values {
        sum += value;
    }
    show
}

/// Frozen: a `mut` parameter.
#[nonlocal]
pub fn frozen_parameter(mut n: i64) -> impl Fn() -> i64 {
    fn show() -> i64 {
        n
    }
    n += 1;
    show
}

/// Cloned: several closures read one variable.
#[nonlocal]
pub fn readers(text: String) -> (impl Fn() -> usize, impl Fn() -> String) {
    fn length() -> usize {
        text.len()
    }
    fn shout() -> String {
        text.to_uppercase()
    }
    (length, shout)
}

/// Cloned: a handle, a copy, a reference and a `mut` variable that all read.
#[nonlocal]
pub fn handles(handle: Rc<str>, copy: u8, text: &str) -> (impl Fn() -> usize, impl Fn() -> usize) {
    let mut sum = text.len();
    sum += 1;
    fn one() -> usize {
        handle.len() + usize::from(copy) + text.len() + sum
    }
    fn two() -> usize {
        text.len() + usize::from(copy) + handle.len() + sum
    }
    (one, two)
}

/// A variable of each turn, and one that every turn clones.
#[nonlocal]
#[must_use]
pub fn turns(name: &str) -> Vec<Box<dyn Fn() -> String>> {
    let mut all: Vec<Box<dyn Fn() -> String>> = Vec::new();
    let owner = String::from(name);
    for i in 0..3 {
        fn show() -> String {
            format!("{owner} {i}")
        }
        all.push(Box::new(show));
    }
    all
}

/// A counter for each turn.
#[nonlocal]
#[must_use]
pub fn turn_counters() -> Vec<Box<dyn FnMut() -> i32>> {
    let mut all: Vec<Box<dyn FnMut() -> i32>> = Vec::new();
    for i in 0..3 {
        let mut count = i;
        fn next() -> i32 {
            nonlocal!(count);
            count += 1;
            count
        }
        all.push(Box::new(next));
    }
    all
}

/// Linked lifetimes, boxed.
#[nonlocal]
#[must_use]
pub fn linked(skip: usize) -> Box<dyn Fn(&str) -> &str> {
    fn rest(text: &str) -> &str {
        text.get(skip..).unwrap_or_default()
    }
    Box::new(rest)
}

/// Linked lifetimes by name, with a clone, inferred.
#[nonlocal]
pub fn linked_named(skip: String) -> _ {
    fn rest<'text>(text: &'text str, _other: &str) -> &'text str {
        text.strip_prefix(&*skip).unwrap_or(text)
    }
    fn length() -> usize {
        skip.len()
    }
    (rest, length)
}

/// Linked lifetimes, and a change.
#[nonlocal]
pub fn linked_mut(start: u8) -> _ {
    let mut by = start;
    fn first(all: &mut [u8]) -> Option<&mut u8> {
        nonlocal!(by);
        by += 1;
        let first = all.first_mut()?;
        *first += by;
        Some(first)
    }
    first
}

/// A type with a lifetime.
#[derive(Clone, Copy, Debug)]
pub struct Name<'text> {
    /// The name.
    text: &'text str,
}

/// Lifetimes in paths.
#[nonlocal]
pub fn linked_path(skip: usize) -> _ {
    fn rest(name: Name<'_>) -> Name<'_> {
        Name { text: name.text.get(skip..).unwrap_or_default() }
    }
    rest
}

/// Nested levels.
#[nonlocal]
pub fn levels(x: i64) -> impl Fn(i64) -> Box<dyn FnMut() -> i64> {
    fn outer(y: i64) -> Box<dyn FnMut() -> i64> {
        let mut sum = x;
        fn inner() -> i64 {
            nonlocal!(sum);
            sum += y;
            sum
        }
        Box::new(inner)
    }
    outer
}

/// Three levels, of which the middle one mentions nothing itself.
#[nonlocal]
pub fn three_levels(text: String) -> impl Fn() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
    fn one() -> Box<dyn Fn() -> Box<dyn Fn() -> usize>> {
        fn two() -> Box<dyn Fn() -> usize> {
            fn three() -> usize {
                text.len()
            }
            Box::new(three)
        }
        Box::new(two)
    }
    one
}

/// Patterns in parameters, `mut` ones and those that are not used.
#[nonlocal]
pub fn patterns(base: i64) -> _ {
    fn sum((a, b): (i64, i64), mut c: i64, [d, ..]: [i64; 3], _: &str, _unused: u8) -> i64 {
        c += base;
        a + b + c + d
    }
    sum
}

/// Variables bound by patterns.
#[nonlocal]
pub fn bound_by_patterns((a, b): (i64, i64), [c, ..]: [i64; 2], name: Name<'_>) -> impl Fn() -> i64 {
    let Name { text } = name;
    let length = text.len();
    fn sum() -> i64 {
        a + b + c + i64::try_from(length).unwrap_or_default()
    }
    sum
}

/// Attributes on nested functions.
#[nonlocal]
pub fn attributes(base: i64) -> _ {
    /// Documented.
    #[inline]
    fn inlined(x: i64) -> i64 {
        x + base
    }
    #[expect(clippy::cast_possible_truncation, reason = "this is under test")]
    fn expecting(text: &str) -> u8 {
        text.len() as u8 + u8::from(base.is_positive())
    }
    #[expect(unused_variables, reason = "this is under test")]
    fn unused(text: &str, more: u8) -> &str {
        let _: i64 = base;
        text
    }
    (inlined, expecting, unused)
}

/// A captured variable is renamed, in code, in struct literals and in format strings.
#[nonlocal]
pub fn shadowed(text: &str) -> impl Fn() -> String {
    let x = String::from(text);
    fn show() -> String {
        let Name { text } = Name { text: &x };
        format!("{x} {x} {text} {}", x.len())
    }
    let x = text.len();
    debug_assert_ne!(x, 0, "not empty");
    show
}

/// Methods.
#[derive(Clone, Copy, Debug)]
pub struct Config {
    /// The limit.
    limit: i64,
}

impl Config {
    /// A method with `&self`.
    #[nonlocal]
    pub fn checker(&self) -> impl Fn(i64) -> bool + '_ {
        fn check(x: i64) -> bool {
            x < self.limit
        }
        check
    }

    /// A method with `&mut self`.
    #[nonlocal]
    pub fn raiser(&mut self) -> impl FnMut(i64) -> i64 + '_ {
        fn raise(by: i64) -> i64 {
            nonlocal!(self);
            self.limit += by;
            self.limit
        }
        raise
    }

    /// A method with `self`.
    #[nonlocal]
    pub fn into_checker(self) -> impl Fn(i64) -> bool {
        fn check(x: i64) -> bool {
            x < self.limit
        }
        check
    }
}

/// Generics.
#[nonlocal]
pub fn generic<T, F>(value: T, call: F) -> impl Fn() -> T
where
    T: Clone,
    F: Fn(&T) -> T,
{
    fn called() -> T {
        call(&value)
    }
    called
}

/// Generics and linked lifetimes.
#[nonlocal]
pub fn generic_linked<'all, T: PartialEq + 'all>(all: &'all [T]) -> impl Fn(&T) -> Option<&'all T> {
    fn find<'value>(value: &'value T) -> Option<&'all T> {
        all.iter().find(|other| *other == value)
    }
    find
}

/// Asynchronous.
#[nonlocal]
pub fn asynchronous(start: u32) -> _ {
    let mut count = start;
    async fn next(by: u32) -> u32 {
        nonlocal!(count);
        count += by;
        ready(count).await
    }
    next
}

/// Asynchronous, with linked lifetimes.
#[nonlocal]
pub fn asynchronous_linked(skip: usize) -> _ {
    async fn rest(text: &str) -> &str {
        ready(()).await;
        text.get(skip..).unwrap_or_default()
    }
    rest
}

/// Asynchronous, without a result.
#[nonlocal]
pub fn asynchronous_unit(text: String) -> impl AsyncFn() {
    async fn wait() {
        ready(text.clone()).await.clear();
    }
    wait
}

/// Passed to a function instead of returned.
#[nonlocal]
#[must_use]
pub fn passed(values: &[i64], by: i64) -> Vec<i64> {
    fn scale(value: &i64) -> i64 {
        value * by
    }
    values.iter().map(scale).collect()
}

/// In every place where a value can stand.
#[nonlocal]
pub fn places(n: u64, flag: Option<bool>) -> impl Fn(u64) -> u64 {
    struct Pair<F> {
        f: F,
        count: usize,
    }
    fn add(x: u64) -> u64 {
        x + n
    }
    fn twice(x: u64) -> u64 {
        let Pair { f, count } = Pair { f: add, count: 2 };
        let list = [add];
        let tuple = (add, 1);
        let block = { add };
        let chosen = (count > 1).then_some(add);
        let matched = match flag {
            Some(true) => Some(add).map_or(x, |f| f(x)),
            Some(false) | None => x,
        };
        let sum: u64 = list.iter().map(|f| f(x)).sum();
        let other = chosen.map_or(x, |f| f(x));
        sum + f(x) + (tuple.0)(x) + block(x) + matched + other
    }
    twice
}

/// State of every kind: numbers, collections, structs, tuples, arrays.
#[nonlocal]
pub fn states(limit: usize) -> impl FnMut(&str) -> Option<usize> {
    let mut pair = (0_usize, [0_u8; 4]);
    let mut seen = Vec::with_capacity(limit);
    let mut config = Config { limit: 0 };
    fn push(text: &str) -> Option<usize> {
        nonlocal!(pair, seen, config);
        if seen.len() == limit {
            return None;
        }
        for letter in text.bytes() {
            pair.1[usize::from(letter % 4)] = letter;
        }
        config.limit += 1;
        pair.0 += text.len();
        seen.push(text.to_owned());
        Some(
            pair.0
                + seen.len()
                + config.raiser()(1).unsigned_abs().count_ones() as usize
                + usize::from(pair.1[0]),
        )
    }
    push
}

/// `mut` parameters, changed by the closure alone.
#[nonlocal]
pub fn changed_parameters(mut count: i64, (mut a, b): (i64, i64)) -> _ {
    fn next(by: i64) -> i64 {
        nonlocal!(count, a);
        count += by;
        a += b;
        count + a
    }
    next
}

/// A variable that was borrowed before the closure takes it.
#[nonlocal]
pub fn borrowed_before(start: i64) -> impl FnMut() -> i64 {
    let mut count = start;
    let first = &mut count;
    *first += 1;
    fn next() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    next
}

/// Through a reference that is captured.
#[nonlocal]
pub fn referenced(log: &mut Vec<String>) -> impl FnMut(&str) -> usize {
    fn push(text: &str) -> usize {
        nonlocal!(log);
        log.push(text.to_owned());
        log.len()
    }
    push
}

/// A closure in a closure, and an early return of another one.
#[nonlocal]
#[must_use]
pub fn early(n: u64) -> Box<dyn Fn(u64) -> u64> {
    fn add(x: u64) -> u64 {
        x + n
    }
    fn multiply(x: u64) -> u64 {
        let times = |y: u64| y * n;
        times(x)
    }
    if n == 0 {
        return Box::new(add);
    }
    Box::new(multiply)
}

/// A result of its own type, with `?`, loops and labels.
#[nonlocal]
pub fn fallible(limit: usize) -> impl Fn(&[&str]) -> Result<usize, ParseIntError> {
    fn parse(texts: &[&str]) -> Result<usize, ParseIntError> {
        let mut sum = 0;
        'all: for text in texts {
            for part in text.split(' ') {
                sum += part.parse::<usize>()?;
                if sum > limit {
                    break 'all;
                }
            }
        }
        Ok(sum)
    }
    parse
}

/// Captures, and is not used.
#[nonlocal]
#[must_use]
pub fn not_used(n: u64) -> u64 {
    #[expect(unused_variables, reason = "this is under test")]
    #[inline]
    fn add(x: u64) -> u64 {
        x + n
    }
    n
}

/// Captures nothing.
#[nonlocal]
#[must_use]
pub const fn plain(x: i64) -> i64 {
    const fn double(x: i64) -> i64 {
        x * 2
    }
    double(x)
}

factory! {
    /// Defaults, public.
    pub fn stepper(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        fn next() -> i64 {
            nonlocal!(count);
            count += step;
            count
        }
        next
    }

    /// Defaults, public, with a lifetime and an inferred type.
    pub fn greeter(greeting: &str = "hello", mark: char = '!') -> _ {
        let start = String::from(greeting);
        fn greet(name: &str) -> String {
            format!("{start}, {name}{mark}")
        }
        greet
    }

    /// Defaults, in the crate.
    pub(crate) const fn cube(side: u32 = 1) -> u32 { side.pow(3) }

    /// Defaults, private.
    fn side(side: u32 = 1, name: Option<Name<'_>> = None) -> u32 {
        name.map_or(side, |_| 0)
    }
}

/// Defaults with the attribute.
#[nonlocal]
#[must_use]
pub const fn area(width: u32, #[default(1)] height: u32) -> u32 {
    width * height
}

mod private {
    //! A private module with a public factory.

    nonlocal::factory! {
        /// As public as its module.
        #[expect(clippy::redundant_pub_crate, reason = "this is under test, and is said once")]
        pub(crate) const fn edge(side: u32 = 1) -> u32 { side }

        /// As public as the module around it.
        #[expect(clippy::redundant_pub_crate, reason = "this is under test, and is said once")]
        pub(super) const fn corner(side: u32 = 1) -> u32 { side }
    }
}

/// Calls of every kind.
#[must_use]
pub fn calls() -> u32 {
    use private::{corner, edge};

    let mut next = stepper!(step = 2, start = 1);
    let mut other = stepper!();
    let name = Name { text: "" };
    let sum = next() + other();
    let text = greeter!(mark = '?')("you");
    edge!()
        + corner!(2)
        + cube!(side = 3)
        + side!()
        + side!(name = Some(name), side = 2)
        + area!(2, height = 3)
        + u32::try_from(sum).unwrap_or_default()
        + u32::from(text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(calls(), 1 + 2 + 27 + 1 + 6 + 4, "all calls");
        let (inlined, expecting, unused) = attributes(1);
        assert_eq!((inlined(1), expecting("ab"), unused("a", 0)), (2, 3, "a"), "attributes");
        assert_eq!(shadowed("ab")(), "ab ab ab 2", "renamed");
        assert_eq!(three_levels("ab".into())()()(), 2, "levels");
    }
}
