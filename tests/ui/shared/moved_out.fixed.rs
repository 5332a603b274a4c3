use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn(i64), impl Fn() -> Vec<i64>) {
    let mut items = vec![1, 2];
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    fn read_items() -> _ {
        items.clone()
    }
    (add, read_items)
}

fn main() {
    let (add, items) = make_list();
    add(3);
    assert_eq!(items(), [1, 2, 3]);
}
