use nonlocal::nonlocal;

macro_rules! largest {
    ($list:ident => $start:expr) => {
        $list.iter().copied().fold($start, i64::max)
    };
}

#[nonlocal]
fn make_list() -> (impl Fn(i64), i64) {
    let mut items = vec![1, 2];
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    let closure = add;
    let value = items.clone();
    let max = largest!(value => 0);
    (closure, max)
}

fn main() {
    let (add, max) = make_list();
    add(3);
    assert_eq!(max, 2);
}
