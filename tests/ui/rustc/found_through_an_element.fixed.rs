use nonlocal::nonlocal;

struct Node {
    kids: Vec<i64>,
}

// Python finds the list of the children before it calls `renewed`.
#[nonlocal]
fn second() -> i64 {
    let mut nodes = vec![Node { kids: vec![1, 2] }];
    fn renewed() -> usize {
        nonlocal!(nodes);
        nodes[0].kids = vec![8, 9];
        1
    }
    let kids = nodes[0].kids.clone();
    kids[renewed()]
}

fn main() {
    assert_eq!(second(), 2);
}
