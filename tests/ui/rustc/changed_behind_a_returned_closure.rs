//! A closure that is put into what is returned reads a variable that changes afterwards: it takes no copy.
use nonlocal::nonlocal;

#[nonlocal]
fn steps() -> Vec<Box<dyn Fn() -> i64>> {
    let mut all: Vec<Box<dyn Fn() -> i64>> = vec![];
    let mut calls = 0;
    fn count() -> i64 {
        nonlocal!(calls);
        calls += 1;
        calls
    }
    let mut i = 0;
    while i < 2 {
        all.push(Box::new(|| i * 10 + count()));
        i += 1;
    }
    all
}

fn main() {
    let all = steps();
    assert_eq!((all[0](), all[1]()), (1, 12));
}
