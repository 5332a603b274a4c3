use nonlocal::nonlocal;
use std::collections::HashMap;
use std::hash::Hash;

#[nonlocal]
fn memoize<A, R>(f: impl Fn(A) -> R) -> (impl Fn(A) -> R, impl Fn() -> String)
where
    A: Hash + Eq + Clone,
    R: Clone,
{
    let mut cache: HashMap<A, R> = HashMap::new();
    let mut hits = 0;
    fn wrapper(args: A) -> R {
        nonlocal!(hits, cache);
        if cache.contains_key(&args) {
            hits += 1;
        } else {
            cache.insert(args.clone(), f(args.clone()));
        }
        cache[&args].clone()
    }
    fn stats() -> String {
        format!("{} entries, {hits} hits", cache.len())
    }
    (wrapper, stats)
}

#[nonlocal]
fn main() {
    let mut calls = vec![];
    fn slow((a, b): (i32, i32)) -> i32 {
        nonlocal!(calls);
        calls.push((a, b));
        a * 10 + b
    }
    let (fast, stats) = memoize(slow);
    println!("{} {} {} {} {:?}", fast((1, 2)), fast((1, 2)), fast((2, 1)), stats(), calls);
    let (greet, gstats) = memoize(|n: String| "hi ".to_string() + &n);
    println!("{} {} {}", greet("x".to_string()), greet("x".to_string()), gstats());
}
