use nonlocal::nonlocal;

#[nonlocal]
fn scaled() -> i64 {
    let mut factor: i64 = 1;
    fn make() -> Vec<impl Fn(i64) -> i64> {
        (1..3).map(|a| move |b: i64| a * b * factor).collect()
    }
    let all = make();
    factor = 100;
    all.iter().map(|one| one(1)).sum()
}

#[nonlocal]
fn or_else() -> i64 {
    let mut factor: i64 = 1;
    fn make(start: Option<i64>) -> impl Fn(i64) -> i64 {
        start.map_or_else(|| unreachable!(), |a| move |b: i64| (a + b) * factor)
    }
    let one = make(Some(1));
    factor = 100;
    one(1)
}

fn main() {
    assert_eq!(scaled(), 300);
    assert_eq!(or_else(), 200);
}
