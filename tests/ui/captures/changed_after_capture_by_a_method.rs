use nonlocal::nonlocal;

#[nonlocal]
fn make(mut items: Vec<i64>) -> (Box<dyn Fn() -> usize>, Vec<i64>) {
    fn length() -> usize {
        items.len()
    }
    let value = Box::new(length);
    items.push(2);
    (value, items)
}

fn main() {
    let (length, items) = make(vec![1]);
    assert_eq!((length(), items.len()), (1, 2));
}
