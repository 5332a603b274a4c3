// A walk marks what it has entered and left, and leaves early when it comes back.
use nonlocal::nonlocal;
use std::collections::HashSet;

#[nonlocal]
fn has_cycle(graph: &[&[usize]]) -> String {
    let mut entered: HashSet<usize> = HashSet::new();
    let mut left: HashSet<usize> = HashSet::new();
    fn visit(node: usize) -> bool {
        nonlocal!(entered, left);
        if left.contains(&node) {
            return false;
        }
        if !entered.insert(node) {
            return true;
        }
        if graph[node].iter().any(|&other| visit(other)) {
            return true;
        }
        left.insert(node);
        false
    }
    for node in 0..graph.len() {
        if visit(node) {
            return format!("cycle, {} done", left.len());
        }
    }
    format!("none, {} done", left.len())
}

fn main() {
    println!("{}", has_cycle(&[&[1, 2], &[3], &[3], &[]]));
    println!("{}", has_cycle(&[&[3], &[2], &[4], &[], &[1]]));
    println!("{}", has_cycle(&[&[0]]));
}
