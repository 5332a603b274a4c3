//! Decorated functions.

use nonlocal::decorators::memoize;
use nonlocal::{decorate, nonlocal};

fn shifted<F: Fn(u64) -> u64 + Send + Sync + 'static>(function: F) -> impl Fn(u64) -> u64 + Send + Sync {
    move |x| function(x ^ 5)
}

#[decorate(shifted)]
pub fn mix(x: u64) -> u64 {
    x.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(7)
}

/// The ways through a grid of such a size, without the forbidden fields.
#[nonlocal]
pub fn paths(size: usize, forbidden: &[(usize, usize)]) -> u64 {
    #[decorate(memoize)]
    fn ways(row: usize, column: usize) -> u64 {
        if forbidden.contains(&(row, column)) {
            0
        } else if row == 0 || column == 0 {
            1
        } else {
            ways(row - 1, column).wrapping_add(ways(row, column - 1))
        }
    }
    ways(size, size)
}
