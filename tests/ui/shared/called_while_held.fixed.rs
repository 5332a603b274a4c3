use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn() -> usize, String) {
    let mut items = vec![1, 2];
    fn grow() -> usize {
        nonlocal!(items);
        items.push(0);
        items.len()
    }
    let grow_later = grow;
    let value = grow_later();
    let text = format!("{:?} {}", items, value);
    (grow_later, text)
}

fn main() {
    let (grow, text) = make_list();
    assert_eq!((text.as_str(), grow()), ("[1, 2, 0] 3", 4));
}
