use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn(i64), usize) {
    let mut items = vec![1, 2];
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    let closure = add;
    let ref all = items;
    let count = all.len();
    (closure, count)
}

fn main() {
    let (add, count) = make_list();
    add(3);
    assert_eq!(count, 2);
}
