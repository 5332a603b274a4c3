use std::collections::{HashSet, VecDeque};

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn make_crawler(fetch: impl Fn(u32) -> Vec<u32>) -> (impl Fn() -> bool, impl Fn() -> usize) {
    let mut queue: VecDeque<u32> = VecDeque::from([1]);
    let mut seen: HashSet<u32> = HashSet::from([1]);
    fn step() -> bool {
        nonlocal!(queue, seen);
        let Some(page) = queue.pop_front() else { return false };
        let links = fetch(page);
        queue.extend(links.into_iter().filter(|link| seen.insert(*link)));
        true
    }
    fn count() -> usize {
        seen.len()
    }
    (step, count)
}

fn main() {
    let (step, count) = make_crawler(|page| vec![page % 5 + 1, page * 2 % 5 + 1]);
    while step() {}
    assert_eq!(count(), 5);
}
