use nonlocal::nonlocal;

#[nonlocal]
fn totals(start: i64) -> (i64, i64) {
    let mut n = start;
    fn double() -> i64 {
        n * 2
    }
    fn add(by: i64) -> i64 {
        nonlocal!(n);
        n += by;
        n
    }
    (add(5), double())
}

#[nonlocal]
fn apart(start: i64) -> (i64, i64) {
    let n = start;
    fn double() -> i64 {
        n * 2
    }
    let mut n_now = n;
    let mut add = move |by: i64| {
        n_now += by;
        n_now
    };
    (add(5), double())
}

fn main() {
    assert_eq!(totals(1), (6, 12));
    assert_eq!(apart(1), (6, 2));
}
