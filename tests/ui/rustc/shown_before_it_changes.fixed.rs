use nonlocal::nonlocal;

#[nonlocal]
fn told() -> String {
    let mut items = vec![1];
    let mut full = false;
    fn add() -> usize {
        nonlocal!(items, full);
        items.push(2);
        full = true;
        items.len()
    }
    let added = add();
    format!("{:?} {:?} {}", full, items, added)
}

fn main() {
    assert_eq!(told(), "true [1, 2] 2");
}
