//! Factories without the standard library.

#![no_std]

extern crate alloc;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use nonlocal::nonlocal;

/// Owned.
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

/// Cloned and boxed.
#[nonlocal]
pub fn readers(text: String) -> (impl Fn() -> usize, Box<dyn Fn(&str) -> bool>) {
    fn length() -> usize {
        text.len()
    }
    fn same(other: &str) -> bool {
        text == other
    }
    (length, Box::new(same))
}

/// Linked and inferred.
#[nonlocal]
pub fn rest(skip: usize) -> _ {
    fn rest(text: &str) -> &str {
        &text[skip..]
    }
    rest
}

/// Asynchronous.
#[nonlocal]
pub fn later(start: u32) -> _ {
    let mut count = start;
    async fn next(by: u32) -> u32 {
        nonlocal!(count);
        count += by;
        count
    }
    next
}

nonlocal::factory! {
    /// Defaults.
    pub fn appended(value: i32, items: Vec<i32> = Vec::new()) -> Vec<i32> {
        let mut items = items;
        items.push(value);
        items
    }
}

/// Calls.
pub fn calls() -> i64 {
    use nonlocal::factories::make_counter;
    let mut next = make_counter!(step = 2);
    let items = appended!(1);
    next() + i64::from(items[0])
}
