//! What the targets share: from bytes to tokens, and what must be true of every expansion.

use std::ffi::OsString;
use std::sync::OnceLock;

mod check;
mod mutate;
mod words;

pub use check::{Shape, attribute, expansion, goes_on_behind_a_range, input, passes_itself, same_tokens};
pub use mutate::{crossed, mutated};

/// Most of the time goes to small allocations.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Writes the input into the file that `LAST_INPUT` names, before it is checked: endless recursion leaves nothing else.
pub fn keep(data: &[u8]) {
    static LAST: OnceLock<Option<OsString>> = OnceLock::new();
    if let Some(file) = LAST.get_or_init(|| std::env::var_os("LAST_INPUT")) {
        let _ = std::fs::write(file, data);
    }
}

/// A target whose input is `check`ed, with the mutations that know Rust's tokens.
#[macro_export]
macro_rules! target {
    ($check:path) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| -> libfuzzer_sys::Corpus {
            $crate::keep(data);
            match $check(data) {
                Some(()) => libfuzzer_sys::Corpus::Keep,
                None => libfuzzer_sys::Corpus::Reject,
            }
        });
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            $crate::mutated(data, size, max_size, seed, libfuzzer_sys::fuzzer_mutate)
        });
        libfuzzer_sys::fuzz_crossover!(|first: &[u8], second: &[u8], out: &mut [u8], seed: u32| {
            $crate::crossed(first, second, out, seed)
        });
    };
}
