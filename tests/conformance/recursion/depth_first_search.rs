// A depth-first search marks the nodes it has seen and lists them in the order it leaves them.
use nonlocal::nonlocal;
use std::collections::{BTreeMap, BTreeSet};

#[nonlocal]
fn postorder<'a>(graph: &BTreeMap<&'a str, Vec<&'a str>>, start: &'a str) -> Vec<&'a str> {
    let mut seen: BTreeSet<&'a str> = BTreeSet::new();
    let mut order: Vec<&'a str> = Vec::new();
    fn visit(node: &'a str) {
        nonlocal!(seen, order);
        if !seen.insert(node) {
            return;
        }
        for following in &graph[node] {
            visit(following);
        }
        order.push(node);
    }
    visit(start);
    order
}

fn main() {
    let graph = BTreeMap::from([
        ("a", vec!["b", "c"]),
        ("b", vec!["d"]),
        ("c", vec!["d", "a"]),
        ("d", vec![]),
        ("e", vec!["a"]),
    ]);
    println!("{}", postorder(&graph, "a").join(" "));
    println!("{}", postorder(&graph, "d").join(" "));
    println!("{}", postorder(&graph, "e").join(" "));
}
