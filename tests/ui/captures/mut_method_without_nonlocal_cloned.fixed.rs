use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl FnMut(i64) -> usize, Vec<i64>) {
    let mut items = vec![1];
    items.push(2);
    let mut own = items.clone();
    fn push(value: i64) -> usize {
        nonlocal!(own);
        own.push(value);
        own.len()
    }
    (push, items)
}

fn main() {
    let (mut push, items) = make_list();
    assert_eq!((push(5), items.len()), (3, 2));
}
