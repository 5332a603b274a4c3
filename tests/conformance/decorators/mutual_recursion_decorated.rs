// Two decorated nested functions that call each other; both are given away.

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn make_hofstadter() -> (impl Fn(i64) -> i64, impl Fn(i64) -> i64, impl Fn() -> i64) {
    let mut calls: i64 = 0;
    #[decorate(memoize)]
    fn female(n: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        if n == 0 { 1 } else { n - male(female(n - 1)) }
    }
    #[decorate(memoize)]
    fn male(n: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        if n == 0 { 0 } else { n - female(male(n - 1)) }
    }
    fn count() -> i64 {
        calls
    }
    (female, male, count)
}

fn main() {
    let (female, male, count) = make_hofstadter();
    println!("{:?} {}", (0..8).map(&female).collect::<Vec<_>>(), count());
    println!("{:?} {}", (0..8).map(&male).collect::<Vec<_>>(), count());
    println!("{:?} {}", (0..8).map(&female).collect::<Vec<_>>(), count());
}
