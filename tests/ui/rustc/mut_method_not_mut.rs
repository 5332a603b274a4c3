use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> impl FnMut(i64) -> usize {
    let items = Vec::new();
    fn push(value: i64) -> usize {
        nonlocal!(items);
        items.push(value);
        items.len()
    }
    push
}

fn main() {
    let mut push = make_list();
    assert_eq!((push(5), push(6)), (1, 2));
}
