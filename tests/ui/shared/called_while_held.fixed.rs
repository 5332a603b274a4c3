use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn() -> usize, Vec<usize>) {
    let mut items = vec![1, 2];
    fn grow() -> usize {
        nonlocal!(items);
        items.push(0);
        items.len()
    }
    let grow_later = grow;
    let value = grow_later();
    if items.contains(&value) {
        items.clear();
    }
    (grow_later, items.clone())
}

fn main() {
    let (grow, items) = make_list();
    assert_eq!((items, grow()), (vec![1, 2, 0], 4));
}
