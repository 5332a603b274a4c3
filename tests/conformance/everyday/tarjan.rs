use nonlocal::nonlocal;
use std::collections::{BTreeMap, HashMap, HashSet};

#[nonlocal]
fn sccs(graph: &BTreeMap<u32, Vec<u32>>) -> Vec<Vec<u32>> {
    let mut index = 0;
    let mut indices = HashMap::new();
    let mut low = HashMap::new();
    let mut stack = Vec::new();
    let mut on = HashSet::new();
    let mut result = Vec::new();
    fn strong(v: u32) {
        nonlocal!(index, indices, low, stack, on, result);
        indices.insert(v, index);
        low.insert(v, index);
        index += 1;
        stack.push(v);
        on.insert(v);
        for &w in graph.get(&v).map(|ws| ws.as_slice()).unwrap_or(&[]) {
            if !indices.contains_key(&w) {
                strong(w);
                low.insert(v, low[&v].min(low[&w]));
            } else if on.contains(&w) {
                low.insert(v, low[&v].min(indices[&w]));
            }
        }
        if low[&v] == indices[&v] {
            let mut comp = vec![];
            loop {
                let w = stack.pop().unwrap();
                on.remove(&w);
                comp.push(w);
                if w == v {
                    break;
                }
            }
            comp.sort();
            result.push(comp);
        }
    }
    for v in graph.keys() {
        if !indices.contains_key(v) {
            strong(*v);
        }
    }
    result
}

fn main() {
    println!(
        "{:?}",
        sccs(&BTreeMap::from([
            (1, vec![2]),
            (2, vec![3]),
            (3, vec![1, 4]),
            (4, vec![5]),
            (5, vec![4]),
            (6, vec![5, 6])
        ]))
    );
}
