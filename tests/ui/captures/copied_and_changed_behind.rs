use nonlocal::nonlocal;

#[nonlocal]
fn shown(start: i64) -> (i64, i64) {
    let mut n = start;
    fn double() -> i64 {
        n * 2
    }
    let show = move || n;
    n += 1;
    (show(), double())
}

fn main() {
    assert_eq!(shown(1), (2, 4));
}
