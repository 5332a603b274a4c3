// One function puts, another takes, and both see when the queue is full or empty.
use nonlocal::nonlocal;
use std::collections::VecDeque;

#[nonlocal]
fn make_queue(capacity: usize) -> (impl Fn(i64) -> bool, impl Fn() -> i64) {
    let mut items = VecDeque::new();
    fn put(item: i64) -> bool {
        nonlocal!(items);
        if items.len() == capacity {
            return false;
        }
        items.push_back(item);
        true
    }
    fn take() -> i64 {
        nonlocal!(items);
        items.pop_front().unwrap_or(0)
    }
    (put, take)
}

fn show(numbers: impl Iterator<Item = i64>) {
    println!("{}", numbers.map(|n| n.to_string()).collect::<Vec<_>>().join(" "));
}

fn main() {
    let (put, take) = make_queue(2);
    show([10, 20, 30].into_iter().filter(|&n| put(n)));
    println!("{} {} {}", take(), take(), take());
    show([40, 50].into_iter().filter(|&n| put(n)));
    println!("{}", take());
}
