use nonlocal::decorators::memoize;
use nonlocal::nonlocal;

struct Item {
    name: &'static str,
    weight: u32,
    value: u32,
}

#[nonlocal]
fn knapsack(items: &[Item], capacity: u32) -> (u32, Vec<&'static str>) {
    #[decorate(memoize)]
    fn best(i: usize, left: u32) -> u32 {
        if i == items.len() {
            return 0;
        }
        let Item { weight, value, .. } = items[i];
        let skip = best(i + 1, left);
        if weight > left {
            return skip;
        }
        skip.max(value + best(i + 1, left - weight))
    }
    let mut chosen = vec![];
    fn trace(i: usize, left: u32) {
        nonlocal!(chosen);
        if i == items.len() {
            return;
        }
        let Item { name, weight, .. } = items[i];
        if best(i, left) == best(i + 1, left) {
            trace(i + 1, left);
        } else {
            chosen.push(name);
            trace(i + 1, left - weight);
        }
    }
    trace(0, capacity);
    (best(0, capacity), chosen)
}

fn main() {
    let item = |name, weight, value| Item { name, weight, value };
    let (v, c) = knapsack(&[item("pan", 3, 4), item("tv", 9, 12), item("ring", 1, 9), item("book", 2, 3)], 6);
    println!("{v} {}", format!("{c:?}").replace('"', "'"));
}
