// A recursive walk calls a function that it was given, and that function changes a variable of its own surroundings.
use nonlocal::nonlocal;

struct Node(&'static str, Vec<Node>);

#[nonlocal]
fn count_leaves(tree: &Node) -> (usize, String) {
    let mut leaves: usize = 0;
    let mut names: Vec<&str> = Vec::new();
    fn leaf(name: &'static str) {
        nonlocal!(leaves, names);
        leaves += 1;
        names.push(name);
    }
    fn walk(node: &Node) {
        let Node(name, children) = node;
        if children.is_empty() {
            leaf(name);
        }
        for child in children {
            walk(child);
        }
    }
    walk(tree);
    (leaves, names.join(" "))
}

fn main() {
    let tree = Node("a", vec![Node("b", vec![]), Node("c", vec![Node("d", vec![]), Node("e", vec![])])]);
    for tree in [tree, Node("x", vec![])] {
        let (leaves, names) = count_leaves(&tree);
        println!("{leaves} {names}");
    }
}
