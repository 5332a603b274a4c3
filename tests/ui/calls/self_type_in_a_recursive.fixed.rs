use nonlocal::nonlocal;

struct Tree {
    value: i64,
    children: Vec<Tree>,
}

impl Tree {
    #[nonlocal]
    fn above(&self, limit: i64) -> usize {
        fn count(tree: &Tree) -> usize {
            usize::from(tree.value > limit) + tree.children.iter().map(|child| count(child)).sum::<usize>()
        }
        count(self)
    }
}

fn main() {
    let leaf = |value| Tree { value, children: Vec::new() };
    assert_eq!(Tree { value: 3, children: vec![leaf(1), leaf(2)] }.above(1), 2);
}
