//! Decorated functions.

use nonlocal::decorate;

fn shifted<F: Fn(u64) -> u64 + Send + Sync + 'static>(function: F) -> impl Fn(u64) -> u64 + Send + Sync {
    move |x| function(x ^ 5)
}

#[decorate(shifted)]
pub fn mix(x: u64) -> u64 {
    x.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(7)
}
