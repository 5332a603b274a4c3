use nonlocal::nonlocal;
use std::collections::BTreeMap;

#[derive(Default)]
struct Node {
    name: String,
    size: Option<u64>,
    children: Vec<Node>,
    locked: bool,
}

#[nonlocal]
fn du(root: &Node, exclude: &[&str]) -> (u64, BTreeMap<String, u64>, String, Vec<String>) {
    let mut sizes = BTreeMap::new();
    let mut errors = Vec::new();
    fn onerror(path: &str, why: &str) {
        nonlocal!(errors);
        errors.push(format!("{path}: {why}"));
    }
    fn size(node: &Node, path: &str) -> u64 {
        nonlocal!(sizes);
        let name = if path.is_empty() { node.name.clone() } else { format!("{path}/{}", node.name) };
        if exclude.iter().any(|e| name.ends_with(e)) {
            return 0;
        }
        if let Some(size) = node.size {
            return size;
        }
        if node.locked {
            onerror(&name, "permission denied");
            return 0;
        }
        let total = node.children.iter().map(|c| size(c, &name)).sum();
        sizes.insert(name, total);
        total
    }
    let total = size(root, "");
    let largest = sizes.iter().max_by_key(|(n, s)| (**s, *n)).unwrap().0.clone();
    (total, sizes, largest, errors)
}

fn main() {
    let file = |name: &str, size| Node { name: name.to_string(), size: Some(size), ..Default::default() };
    let dir = |name: &str, children, locked| Node { name: name.to_string(), children, locked, size: None };
    let tree = dir(
        "r",
        vec![
            file("a.txt", 10),
            dir("src", vec![file("m.rs", 50), file("m.pyc", 99)], false),
            dir("x", vec![], true),
        ],
        false,
    );
    let (t, s, l, e) = du(&tree, &[".pyc"]);
    let s: Vec<String> = s.iter().map(|(k, v)| format!("{k}={v}")).collect();
    println!("{t} {} {l} {}", s.join(" "), e[0]);
}
