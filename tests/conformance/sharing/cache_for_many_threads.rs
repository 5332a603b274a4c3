// A cache for many threads: a key that is being computed is waited for.
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn condition_info<A, K, V>(
    function: impl Fn(A) -> V + Clone + Send + Sync + 'static,
    mut cache: HashMap<K, V>,
    key: impl Fn(&A) -> K + Clone + Send + Sync + 'static,
    lock: Arc<Mutex<()>>,
    condition: Arc<Condvar>,
) -> (impl Fn(A) -> V + Clone + Send, impl Fn(), impl Fn() -> (u64, u64, usize))
where
    A: Send + 'static,
    K: Hash + Eq + Clone + Send + 'static,
    V: Clone + Send + 'static,
{
    let mut hits = 0;
    let mut misses = 0;
    let mut pending = HashSet::new();

    fn wrapper(argument: A) -> V {
        nonlocal!(hits, misses, pending, cache);
        let k = key(&argument);
        let guard = lock.lock().unwrap();
        let guard = condition.wait_while(guard, |_| pending.contains(&k)).unwrap();
        if let Some(result) = cache.get(&k) {
            hits += 1;
            return result.clone();
        }
        pending.insert(k.clone());
        misses += 1;
        drop(guard);
        let value = function(argument);
        let _guard = lock.lock().unwrap();
        cache.insert(k.clone(), value.clone());
        pending.remove(&k);
        condition.notify_all();
        value
    }

    fn cache_clear() {
        nonlocal!(hits, misses, cache);
        let _guard = lock.lock().unwrap();
        cache.clear();
        hits = 0;
        misses = 0;
    }

    fn cache_info() -> (u64, u64, usize) {
        let _guard = lock.lock().unwrap();
        (hits, misses, cache.len())
    }

    (wrapper, cache_clear, cache_info)
}

fn main() {
    let (square, clear, info) =
        condition_info(|n: i64| n * n, HashMap::new(), |n| n % 10, Arc::default(), Arc::default());
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let square = square.clone();
            thread::spawn(move || (0..20).map(|n| square(n)).sum::<i64>())
        })
        .collect();
    let mut totals = Vec::new();
    for thread in threads {
        totals.push(thread.join().unwrap());
    }
    println!("{} {:?}", totals.len(), info());
    clear();
    println!("{:?}", info());
    println!("{} {} {:?}", square(3), square(13), info());
}
