use nonlocal::nonlocal;

fn each(f: impl Fn(i64)) {
    f(1);
}

#[nonlocal]
fn fetch() -> Option<Vec<i64>> {
    let mut result = None;
    fn callback(x: i64) {
        nonlocal!(result);
        result = Some(vec![x]);
    }
    let handle = callback;
    each(&handle);
    result
}

fn main() {
    assert_eq!(fetch(), Some(vec![1]));
}
