use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn counted() -> i64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    fn twice() -> i64 {
        nonlocal!(counts);
        *counts.entry("a").or_insert(0) += 50;
        2
    }
    *counts.entry("a").or_insert(0) += twice();
    counts["a"]
}

#[nonlocal]
fn replaced() -> Vec<i64> {
    let mut items = vec![10];
    fn replace() -> i64 {
        nonlocal!(items);
        items = vec![5];
        2
    }
    items[0] += replace();
    items
}

fn main() {
    assert_eq!(counted(), 52);
    assert_eq!(replaced(), [7]);
}
