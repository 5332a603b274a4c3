// A walk over a tree adds up and collects in variables around it.
use nonlocal::nonlocal;

struct Node(i64, Vec<Node>);

#[nonlocal]
fn walk(tree: &Node) {
    let mut total: i64 = 0;
    let mut deepest: usize = 0;
    let mut order: Vec<i64> = Vec::new();
    fn visit(node: &Node, depth: usize) {
        nonlocal!(total, deepest, order);
        let Node(value, children) = node;
        total += value;
        deepest = deepest.max(depth);
        for child in children {
            visit(child, depth + 1);
        }
        order.push(*value);
    }
    visit(tree, 1);
    println!("{total} {deepest}");
    println!("{order:?}");
}

fn main() {
    walk(&Node(1, vec![Node(2, vec![Node(4, vec![])]), Node(3, vec![])]));
    walk(&Node(7, vec![]));
}
