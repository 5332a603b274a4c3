use nonlocal::nonlocal;

#[nonlocal]
fn ids() -> Vec<i64> {
    let mut id: i64 = 0;
    fn next() -> Box<dyn Fn() -> i64> {
        nonlocal!(id);
        id += 1;
        let id_now = id;
        Box::new(move || id_now)
    }
    let (first, second) = (next(), next());
    vec![first(), second()]
}

fn main() {
    assert_eq!(ids(), [1, 2]);
}
