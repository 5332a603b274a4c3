use nonlocal::nonlocal;

#[nonlocal]
fn totals(items: &[i64]) -> (i64, i64) {
    let mut base: i64 = 0;
    fn next() -> i64 {
        nonlocal!(base);
        base += 1;
        items.iter().map(move |item| item + base).sum()
    }
    (next(), next())
}

fn main() {
    assert_eq!(totals(&[1, 2]), (5, 7));
}
