//! A default is made at each call, in Python once.
use nonlocal::nonlocal;

#[nonlocal]
fn widths() -> (usize, usize) {
    let mut width = 3;
    let width_then = width;
    fn pad(#[default(width_then + 1)] to: usize) -> usize {
        to
    }
    let first = pad();
    width += 1;
    (first, pad() + width)
}

fn main() {
    assert_eq!(widths(), (4, 8));
}
