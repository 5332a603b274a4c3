// Replaces parts of a tree that were seen before by the number of the first one.
use std::collections::{BTreeMap, HashMap};

use nonlocal::nonlocal;

#[derive(Clone)]
enum Json {
    Number(i64),
    List(Vec<Json>),
    Dict(BTreeMap<String, Json>),
}

use Json::*;

fn show(chunk: &Json) -> String {
    match chunk {
        Dict(items) => {
            let items: Vec<String> = items.iter().map(|(k, v)| format!("{k}:{}", show(v))).collect();
            format!("{{{}}}", items.join(" "))
        }
        List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" ")),
        Number(n) => n.to_string(),
    }
}

#[nonlocal]
fn compress(chunk: Json) -> Json {
    let mut cache = HashMap::new();
    let mut counter = 0;

    fn helper(chunk: Json) -> Json {
        nonlocal!(counter, cache);
        let Dict(mut items) = chunk else {
            return chunk;
        };
        if items.len() <= 2 {
            return Dict(items);
        }
        let key = show(&Dict(items.clone()));
        if let Some(seen) = cache.get(&key) {
            return Json::clone(seen);
        }
        cache.insert(key, Dict(BTreeMap::from([(".id".to_string(), Number(counter))])));
        items.insert(".cache_id".to_string(), Number(counter));
        counter += 1;
        for value in items.values_mut() {
            match value {
                List(children) => {
                    *children = children.iter().map(|child| helper(child.clone())).collect();
                }
                Dict(_) => *value = helper(value.clone()),
                Number(_) => {}
            }
        }
        Dict(items)
    }

    let out = helper(chunk);
    out
}

fn dict<const N: usize>(items: [(&str, Json); N]) -> Json {
    Dict(items.into_iter().map(|(k, v)| (k.to_string(), v)).collect())
}

fn leaf() -> Json {
    dict([("x", Number(1)), ("y", Number(2)), ("z", Number(3))])
}

fn main() {
    let tree = dict([
        ("a", leaf()),
        ("b", List(vec![leaf(), Number(5), dict([("p", Number(1))])])),
        ("c", dict([("l", leaf()), ("m", List(vec![Number(7)])), ("n", Number(0))])),
        ("d", Number(4)),
    ]);
    println!("{}", show(&compress(tree)));
}
