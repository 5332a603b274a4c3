//! `#[nonlocal]` on an `impl` block: every method is a factory.

#![deny(warnings)]

use std::collections::BTreeMap;

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

struct Tree<T> {
    children: BTreeMap<u32, Vec<u32>>,
    names: BTreeMap<u32, T>,
}

#[nonlocal]
impl<T: Clone + Ord> Tree<T> {
    /// Other items are passed through.
    const ROOT: u32 = 0;

    fn new() -> Self {
        Self { children: BTreeMap::new(), names: BTreeMap::new() }
    }

    fn add(&mut self, parent: u32, node: u32, name: T) -> &mut Self {
        self.children.entry(parent).or_default().push(node);
        self.names.insert(node, name);
        self
    }

    /// Recursion over `self`.
    fn walk(&self) -> Vec<T> {
        let mut all = Vec::new();
        fn visit(node: u32) {
            nonlocal!(all);
            all.extend(self.names.get(&node).cloned());
            for child in self.children.get(&node).into_iter().flatten() {
                visit(*child);
            }
        }
        visit(Self::ROOT);
        all
    }

    fn depth(&self) -> usize {
        #[decorate(memoize)]
        fn depth(node: u32) -> usize {
            1 + self.children.get(&node).into_iter().flatten().map(|child| depth(*child)).max().unwrap_or(0)
        }
        depth(Self::ROOT)
    }

    fn renamed(&mut self, name: impl Fn(&T) -> T) {
        fn rename(node: u32) {
            nonlocal!(self);
            if let Some(old) = self.names.get_mut(&node) {
                *old = name(old);
            }
        }
        for node in self.names.keys().copied().collect::<Vec<_>>() {
            rename(node);
        }
    }

    #[nonlocal(shared)]
    fn with_options(start: i64) -> (impl Fn() -> i64 + Clone, Self) {
        let mut count = start;
        fn counter() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        (counter, Self::new())
    }
}

trait Shape {
    const SIDES: u32;

    fn area(&self) -> f64;

    fn sides(&self) -> Box<dyn FnMut() -> u32>;
}

struct Square(f64);

#[nonlocal]
impl Shape for Square {
    const SIDES: u32 = 4;

    fn area(&self) -> f64 {
        fn scaled(by: f64) -> f64 {
            self.0 * by
        }
        scaled(self.0)
    }

    fn sides(&self) -> Box<dyn FnMut() -> u32> {
        let mut left = Self::SIDES;
        fn next() -> u32 {
            nonlocal!(left);
            left -= 1;
            left
        }
        Box::new(next)
    }
}

#[test]
fn every_method_is_a_factory() {
    let mut tree = Tree::new();
    tree.add(0, 1, "a").add(1, 2, "b").add(0, 3, "c");
    assert_eq!((tree.walk(), tree.depth()), (vec!["a", "b", "c"], 3));
    tree.renamed(|name| if *name == "b" { "x" } else { name });
    assert_eq!(tree.walk(), ["a", "x", "c"]);
    let (counter, _tree) = Tree::<u8>::with_options(5);
    let other = counter.clone();
    assert_eq!((counter(), other(), counter()), (6, 7, 8));
}

#[test]
fn in_the_block_of_a_trait() {
    let square = Square(3.0);
    let mut sides = square.sides();
    assert_eq!((square.area().to_bits(), sides(), sides()), (9.0_f64.to_bits(), 3, 2));
}
