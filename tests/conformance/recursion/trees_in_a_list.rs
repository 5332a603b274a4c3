// A tree whose nodes are in one list: each is put into it before its children are made.
use nonlocal::nonlocal;

struct Node {
    value: usize,
    kids: Vec<usize>,
    total: usize,
}


#[nonlocal]
fn built(depth: usize) -> String {
    let mut nodes: Vec<Node> = Vec::new();

    fn build(d: usize) -> usize {
        nonlocal!(nodes);
        nodes.push(Node { value: d, kids: Vec::new(), total: 0 });
        let me = nodes.len() - 1;
        if d > 0 {
            nodes[me].kids.push(build(d - 1));
            nodes[me].kids.push(build(d - 1));
        }
        nodes[me].total += d;
        me
    }

    fn show(i: usize) -> String {
        format!("({}{})", nodes[i].value, nodes[i].kids.iter().map(|kid| show(*kid)).collect::<String>())
    }

    let root = build(depth);
    println!("{} {} {}", nodes[root].value, build(0), nodes.len());
    show(root)
}

#[nonlocal]
fn make_builder() -> (impl FnMut(usize) -> usize, impl FnMut(usize, usize) -> usize, impl Fn() -> String) {
    let mut nodes: Vec<Node> = Vec::new();

    fn add(value: usize) -> usize {
        nonlocal!(nodes);
        nodes.push(Node { value, kids: Vec::new(), total: 0 });
        nodes.len() - 1
    }

    fn child(of: usize, value: usize) -> usize {
        nonlocal!(nodes);
        nodes[of].kids.push(add(value));
        nodes[of].total += add(value);
        if nodes[of].total < add(value) {
            nodes[of].kids.insert(0, add(value));
        }
        nodes[of].kids.len()
    }

    fn show() -> String {
        let all: Vec<_> = nodes.iter().map(|node| (node.value, node.kids.clone(), node.total)).collect();
        format!("{all:?}")
    }

    (add, child, show)
}

fn main() {
    println!("{}", built(3));
    let (mut add, mut child, show) = make_builder();
    add(7);
    println!("{} {} {}", child(0, 1), child(0, 2), child(1, 3));
    println!("{}", show());
}
