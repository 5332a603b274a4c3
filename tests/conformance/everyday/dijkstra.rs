use nonlocal::nonlocal;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

type Graph = HashMap<String, Vec<(String, u32)>>;

#[nonlocal]
fn shortest(graph: &Graph, source: &str, target: &str) -> Option<(u32, Vec<String>)> {
    let mut dist: HashMap<String, u32> = HashMap::from([(source.to_string(), 0)]);
    let mut prev: HashMap<String, String> = HashMap::new();
    let mut heap = BinaryHeap::from([Reverse((0, source.to_string()))]);
    fn relax(u: &str, v: &str, w: u32) {
        nonlocal!(dist, prev, heap);
        let alt = dist[u] + w;
        if !dist.contains_key(v) || alt < dist[v] {
            dist.insert(v.to_string(), alt);
            prev.insert(v.to_string(), u.to_string());
            heap.push(Reverse((alt, v.to_string())));
        }
    }
    fn path() -> Vec<String> {
        let mut out = Vec::new();
        let mut node = target;
        while node != source {
            out.push(node.to_string());
            node = &prev[node];
        }
        out.push(source.to_string());
        out.reverse();
        out
    }
    while let Some(Reverse((d, u))) = heap.pop() {
        if u == target {
            return Some((d, path()));
        }
        if d > dist[&u] {
            continue;
        }
        if let Some(edges) = graph.get(&u) {
            for (v, w) in edges {
                relax(&u, v, *w);
            }
        }
    }
    None
}

fn main() {
    let e = |list: &[(&str, u32)]| list.iter().map(|(n, w)| (n.to_string(), *w)).collect::<Vec<_>>();
    let g: Graph = HashMap::from([
        ("a".to_string(), e(&[("b", 7), ("c", 3)])),
        ("c".to_string(), e(&[("b", 1), ("d", 8)])),
        ("b".to_string(), e(&[("d", 2)])),
    ]);
    let (d, path) = shortest(&g, "a", "d").unwrap();
    println!("{d} {}", format!("{path:?}").replace('"', "'"));
    println!("{:?}", shortest(&g, "d", "a"));
}
