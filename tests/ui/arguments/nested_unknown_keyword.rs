//! A nested function without defaults takes keywords, too.
use nonlocal::nonlocal;

#[nonlocal]
fn make(slope: i64) -> i64 {
    fn line(x: i64, offset: i64) -> i64 {
        slope * x + offset
    }
    line(offset = 1, x = 2) + line(1, ofset = 2)
}

fn main() {
    assert_eq!(make(3), 12);
}
