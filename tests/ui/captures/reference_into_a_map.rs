use std::collections::HashMap;

#[nonlocal::nonlocal]
fn sums(rows: &[(&str, u32)]) -> u32 {
    let mut sums: HashMap<String, u32> = HashMap::new();
    fn sum(name: &str) -> &mut u32 {
        nonlocal!(sums);
        sums.entry(name.to_string()).or_default()
    }
    for (name, number) in rows {
        *sum(name) += number;
    }
    *sum("a")
}

fn main() {
    assert_eq!(sums(&[("a", 1), ("a", 2)]), 3);
}
