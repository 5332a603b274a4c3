//! A nested function uses the method's `self` as it is.
use nonlocal::nonlocal;

struct Step {
    by: i64,
}

impl Step {
    #[nonlocal]
    fn adder(&self) -> impl Fn(i64) -> i64 + '_ {
        fn add(x: i64) -> i64 {
            x + self.by
        }
        add
    }
}

fn main() {
    assert_eq!(Step { by: 2 }.adder()(1), 3);
}
