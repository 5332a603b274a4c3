use nonlocal::nonlocal;

#[nonlocal]
fn total() -> i64 {
    let mut items = vec![1, 2];
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    let keep = add;
    keep(3);
    let rest = if items.len() > 1 { &items[1..] } else { &items[..] };
    let first = items.first().unwrap();
    let sum: i64 = rest.iter().sum();
    keep(first + sum);
    *items.last().unwrap()
}

fn main() {
    assert_eq!(total(), 6);
}
