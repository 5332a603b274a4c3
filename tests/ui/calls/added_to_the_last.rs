use nonlocal::nonlocal;

struct Span {
    total: i64,
}

#[nonlocal]
fn totals() -> Vec<i64> {
    let mut spans = vec![Span { total: 0 }];
    fn open(total: i64) -> i64 {
        nonlocal!(spans);
        spans.push(Span { total });
        3
    }
    spans.last_mut().unwrap().total += open(10);
    spans.iter().map(|span| span.total).collect()
}

fn main() {
    assert_eq!(totals(), [3, 10]);
}
