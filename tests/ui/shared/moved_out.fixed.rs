use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn(i64), Vec<i64>) {
    let mut items = vec![1, 2];
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    (add, items.clone())
}

fn main() {
    let (add, items) = make_list();
    add(3);
    assert_eq!(items, [1, 2]);
}
