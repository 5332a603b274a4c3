use nonlocal::nonlocal;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

#[derive(Debug)]
struct CacheInfo {
    hits: u32,
    misses: u32,
    maxsize: usize,
    currsize: usize,
}

#[nonlocal]
fn lru_cache<K: Hash + Eq + Clone, V: Clone>(
    f: impl Fn(&K) -> V,
    maxsize: usize,
) -> (impl Fn(K) -> V, impl Fn() -> CacheInfo, impl Fn()) {
    let mut cache: HashMap<K, V> = HashMap::new();
    let mut order: VecDeque<K> = VecDeque::new();
    let mut hits = 0;
    let mut misses = 0;
    fn touch(key: &K) {
        nonlocal!(order);
        order.retain(|k| k != key);
        order.push_back(key.clone());
    }
    fn wrapper(key: K) -> V {
        nonlocal!(hits, misses, cache, order);
        if let Some(value) = cache.get(&key) {
            hits += 1;
            touch(&key);
            return value.clone();
        }
        misses += 1;
        let result = f(&key);
        cache.insert(key.clone(), result.clone());
        touch(&key);
        if cache.len() > maxsize {
            if let Some(oldest) = order.pop_front() {
                cache.remove(&oldest);
            }
        }
        result
    }
    fn cache_info() -> CacheInfo {
        CacheInfo { hits, misses, maxsize, currsize: cache.len() }
    }
    fn cache_clear() {
        nonlocal!(hits, misses, cache, order);
        cache.clear();
        order.clear();
        hits = 0;
        misses = 0;
    }
    (wrapper, cache_info, cache_clear)
}

fn show(i: CacheInfo) -> String {
    format!("({}, {}, {}, {})", i.hits, i.misses, i.maxsize, i.currsize)
}

fn main() {
    let (sq, info, clear) = lru_cache(|s: &String| s.repeat(2), 2);
    println!(
        "{} {} {} {} {} {}",
        sq("a".into()),
        sq("b".into()),
        sq("a".into()),
        sq("c".into()),
        sq("b".into()),
        show(info())
    );
    clear();
    println!("{}", show(info()));
}
