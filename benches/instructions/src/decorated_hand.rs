//! The same by hand.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

fn shifted<F: Fn(u64) -> u64 + Send + Sync + 'static>(function: F) -> impl Fn(u64) -> u64 + Send + Sync {
    move |x| function(x ^ 5)
}

fn plain_mix(x: u64) -> u64 {
    x.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(7)
}

pub fn mix(x: u64) -> u64 {
    static MIX: LazyLock<Box<dyn Fn(u64) -> u64 + Send + Sync>> =
        LazyLock::new(|| Box::new(shifted(plain_mix)));
    MIX(x)
}

pub fn paths(size: usize, forbidden: &[(usize, usize)]) -> u64 {
    fn ways(
        known: &RefCell<HashMap<(usize, usize), u64>>,
        forbidden: &[(usize, usize)],
        row: usize,
        column: usize,
    ) -> u64 {
        if let Some(found) = known.borrow().get(&(row, column)) {
            return *found;
        }
        let result = if forbidden.contains(&(row, column)) {
            0
        } else if row == 0 || column == 0 {
            1
        } else {
            ways(known, forbidden, row - 1, column).wrapping_add(ways(known, forbidden, row, column - 1))
        };
        known.borrow_mut().insert((row, column), result);
        result
    }
    ways(&RefCell::default(), forbidden, size, size)
}
