use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl FnMut(i64) -> usize, Vec<i64>) {
    let mut items = vec![1];
    items.push(2);
    fn push(value: i64) -> usize {
        items.push(value);
        items.len()
    }
    (push, items)
}

fn main() {
    let (mut push, items) = make_list();
    assert_eq!((push(5), items.len()), (3, 2));
}
