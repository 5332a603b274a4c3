// A cached function, its statistics and its reset share one dict and two counts (as functools.lru_cache).

use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_cached_square() -> (impl Fn(u64) -> u64, impl Fn() -> String, impl Fn()) {
    let mut known = HashMap::new();
    let mut hits = 0;
    let mut misses = 0;
    fn square(n: u64) -> u64 {
        nonlocal!(known, hits, misses);
        if let Some(&result) = known.get(&n) {
            hits += 1;
            return result;
        }
        misses += 1;
        known.insert(n, n * n);
        known[&n]
    }
    fn info() -> String {
        format!("hits={hits}, misses={misses}, size={}", known.len())
    }
    fn clear() {
        nonlocal!(known, hits, misses);
        known.clear();
        hits = 0;
        misses = 0;
    }
    (square, info, clear)
}

fn main() {
    let (square, info, clear) = make_cached_square();
    println!("{}", info());
    println!("{:?}", [2, 3, 2, 2, 4].map(&square));
    println!("{}", info());
    clear();
    println!("{}", info());
    println!("{} {}", square(2), info());
}
