// pytoolz/toolz toolz/tests/test_functoolz.py: test_memoize / f
use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn memoize(f: impl Fn(i64, i64) -> i64) -> impl FnMut(i64, i64) -> i64 {
    let mut known = HashMap::new();
    fn memof(x: i64, y: i64) -> i64 {
        nonlocal!(known);
        if !known.contains_key(&(x, y)) {
            known.insert((x, y), f(x, y));
        }
        known[&(x, y)]
    }
    memof
}

#[nonlocal]
fn check() {
    let mut fn_calls = [0];
    fn f(x: i64, y: i64) -> i64 {
        nonlocal!(fn_calls);
        fn_calls[0] += 1;
        x + y
    }
    let mut mf = memoize(f);
    println!("{}", if mf(2, 3) == mf(2, 3) { "True" } else { "False" });
    println!("{fn_calls:?}");
    mf(3, 4);
    println!("{}", fn_calls[0]);
}

fn main() {
    check();
}
