use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use nonlocal::nonlocal;

struct Entry<V> {
    value: V,
    used: u64,
}

#[nonlocal]
fn lru<K, V>(capacity: usize) -> (impl Fn(K, &dyn Fn(&K) -> V) -> V, impl Fn() -> String)
where
    K: Eq + Hash + Clone + Display,
    V: Clone,
{
    let mut entries: HashMap<K, Entry<V>> = HashMap::new();
    let mut clock = 0;
    let (mut hits, mut misses) = (0, 0);

    fn touch(key: &K) {
        nonlocal!(clock, entries);
        clock += 1;
        if let Some(entry) = entries.get_mut(key) {
            entry.used = clock;
        }
    }

    fn evict() -> Option<K> {
        nonlocal!(entries);
        let oldest = entries.iter().min_by_key(|(_, e)| e.used).map(|(k, _)| k.clone())?;
        entries.remove(&oldest);
        Some(oldest)
    }

    fn get(key: K, load: &dyn Fn(&K) -> V) -> V {
        nonlocal!(entries, hits, misses);
        if let Some(value) = entries.get(&key).map(|e| e.value.clone()) {
            hits += 1;
            touch(&key);
            return value;
        }
        misses += 1;
        let value = load(&key);
        if entries.len() >= capacity {
            evict();
        }
        entries.insert(key.clone(), Entry { value: value.clone(), used: 0 });
        touch(&key);
        value
    }

    fn stats() -> String {
        let mut keys: Vec<(&K, u64)> = entries.iter().map(|(k, e)| (k, e.used)).collect();
        keys.sort_by_key(|&(_, used)| used);
        let keys: Vec<String> = keys.iter().map(|(k, _)| k.to_string()).collect();
        format!("{hits}/{misses} {}", keys.join(" "))
    }

    (get, stats)
}

fn main() {
    let (get, stats) = lru::<String, usize>(2);
    let loads = std::cell::RefCell::new(Vec::new());
    let load = |key: &String| {
        loads.borrow_mut().push(key.clone());
        key.len()
    };
    for key in ["a", "bb", "a", "ccc", "bb", "a", "a", "dddd"] {
        let value = get(key.to_string(), &load);
        println!("{key} {value} {}", stats());
    }
    println!("[{}]", loads.borrow().iter().map(|k| format!("'{k}'")).collect::<Vec<_>>().join(", "));
    let nested = |_: &String| 100 + get("inner".to_string(), &load);
    println!("{} {}", get("outer".to_string(), &nested), stats());
}
