use nonlocal::nonlocal;
use std::cmp::Reverse;
use std::collections::HashMap;

enum Nested {
    Item(i32),
    List(Vec<Nested>),
}
use Nested::{Item, List};

#[nonlocal]
fn analyse(nested: &Nested) -> (Vec<i32>, usize, impl Fn(usize) -> Vec<(i32, usize)>) {
    let mut flat = vec![];
    let mut depth = 0;
    let mut max_depth = 0;
    let mut counts = HashMap::new();
    fn visit(x: &Nested) {
        nonlocal!(flat, depth, max_depth, counts);
        match x {
            List(items) => {
                depth += 1;
                max_depth = max_depth.max(depth);
                for y in items {
                    visit(y);
                }
                depth -= 1;
            }
            Item(n) => {
                flat.push(*n);
                *counts.entry(*n).or_insert(0) += 1;
            }
        }
    }
    visit(nested);
    fn most_common(n: usize) -> Vec<(i32, usize)> {
        fn key(item: &(i32, usize)) -> (Reverse<usize>, i32) {
            (Reverse(item.1), item.0)
        }
        let mut items: Vec<(i32, usize)> = counts.iter().map(|(k, v)| (*k, *v)).collect();
        items.sort_by_key(key);
        items.truncate(n);
        items
    }
    (flat, max_depth, most_common)
}

fn main() {
    let nested = List(vec![
        Item(1),
        List(vec![Item(2), List(vec![Item(3), Item(1)])]),
        List(vec![]),
        List(vec![List(vec![List(vec![Item(2)])]), Item(1)]),
    ]);
    let (flat, d, mc) = analyse(&nested);
    println!("{flat:?} {d} {:?}", mc(2));
}
