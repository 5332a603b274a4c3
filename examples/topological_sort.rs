//! Depth-first topological sort: a nested function that calls itself and changes two variables around it.
//!
//! `visit` borrows `order` and `seen` for as long as each call lasts. Written by hand, it takes `graph`, `order` and
//! `seen` as parameters and passes them on: that is what it becomes.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Depth first search".

use std::collections::{BTreeMap, HashSet};

use nonlocal::nonlocal;

// Python:
//
//     def topological_sort(graph):
//         order = []
//         seen = set()
//         def visit(task):
//             if task in seen:
//                 return
//             seen.add(task)
//             for needed in graph[task]:
//                 visit(needed)
//             order.append(task)
//         for task in graph:
//             visit(task)
//         return order

#[nonlocal]
fn topological_sort<'a>(graph: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<&'a str> {
    let mut order: Vec<&'a str> = Vec::new();
    let mut seen: HashSet<&'a str> = HashSet::new();
    fn visit(task: &'a str) {
        nonlocal!(order, seen);
        if !seen.insert(task) {
            return;
        }
        for needed in &graph[task] {
            visit(needed);
        }
        order.push(task);
    }
    for task in graph.keys() {
        visit(task);
    }
    order
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let dressing = BTreeMap::from([
        ("belt", vec!["trousers"]),
        ("jacket", vec!["shirt", "belt"]),
        ("shirt", vec![]),
        ("shoes", vec!["socks", "trousers"]),
        ("socks", vec![]),
        ("trousers", vec![]),
    ]);
    let order = topological_sort(&dressing).join(" ");
    vec![("topological_sort(dressing)", order, "trousers belt shirt jacket socks shoes")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
