use nonlocal::nonlocal;

type Leaf = Box<dyn Fn() -> i64>;

#[nonlocal]
fn make_leaves(depth: u32) -> Vec<Leaf> {
    let mut count: i64 = 0;
    fn grow(depth: u32) -> Vec<Leaf> {
        fn bump() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        if depth == 0 {
            return vec![Box::new(bump)];
        }
        let mut leaves = grow(depth - 1);
        leaves.extend(grow(depth - 1));
        leaves
    }
    grow(depth)
}

fn main() {
    let counts: Vec<i64> = make_leaves(1).iter().map(|leaf| leaf()).collect();
    assert_eq!(counts, [1, 2]);
}
