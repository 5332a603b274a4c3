//! Retry of an operation that fails now and then: a decorator with an argument.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Retry".

use std::sync::atomic::{AtomicU32, Ordering};

// Python:
//
//     attempts = []
//
//     def retry(times):
//         def decorate(function):
//             def retried(argument):
//                 for left in range(times - 1, -1, -1):
//                     try:
//                         return function(argument)
//                     except ValueError as error:
//                         if left == 0:
//                             return f"failed: {error}"
//             return retried
//         return decorate
//
//     @retry(3)
//     def download(succeeds_at):
//         attempts.append(succeeds_at)
//         if len(attempts) < succeeds_at:
//             raise ValueError(f"attempt {len(attempts)}")
//         return f"attempt {len(attempts)} worked"

use nonlocal::decorate;
use nonlocal::decorators::retry;

static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

#[decorate(retry(3))]
fn download(succeeds_at: u32) -> Result<String, String> {
    let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed) + 1;
    if attempt < succeeds_at {
        Err(format!("attempt {attempt}"))
    } else {
        Ok(format!("attempt {attempt} worked"))
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let download = |succeeds_at| download(succeeds_at).unwrap_or_else(|error| format!("failed: {error}"));
    vec![("download(3)", download(3), "attempt 3 worked"), ("download(9)", download(9), "failed: attempt 6")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
