use nonlocal::nonlocal;

#[nonlocal]
fn totals(start: i64) -> (i64, i64) {
    let mut n = start;
    fn double() -> i64 {
        n * 2
    }
    let mut add = move |by: i64| {
        n += by;
        n
    };
    (add(5), double())
}

fn main() {
    assert_eq!(totals(1), (6, 12));
}
