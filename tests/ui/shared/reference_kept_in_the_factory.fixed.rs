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
    let items_now = items.clone();
    let rest = if items_now.len() > 1 { &items_now[1..] } else { &items_now[..] };
    let first = items_now.first().unwrap();
    let sum: i64 = rest.iter().sum();
    keep(first + sum);
    *items.last().unwrap()
}

fn main() {
    assert_eq!(total(), 6);
}
