// Dynamic programming: a nested function that is memoized, captures, counts and calls itself.

use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

#[nonlocal]
fn knapsack(items: &[(u32, u32)], capacity: u32) -> (u32, u32, u32) {
    let mut calls: u32 = 0;
    #[decorate(memoize)]
    fn best(index: usize, room: u32) -> u32 {
        nonlocal!(calls);
        calls += 1;
        if index == items.len() {
            return 0;
        }
        let (weight, value) = items[index];
        let without = best(index + 1, room);
        if weight > room {
            return without;
        }
        without.max(value + best(index + 1, room - weight))
    }
    (best(0, capacity), best(0, capacity), calls)
}

fn main() {
    let (first, again, calls) = knapsack(&[(2, 3), (3, 4), (4, 5), (5, 6), (1, 1)], 10);
    println!("{first} {again} {calls}");
    let (first, again, calls) = knapsack(&[], 3);
    println!("{first} {again} {calls}");
}
