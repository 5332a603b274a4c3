use nonlocal::nonlocal;

#[nonlocal]
fn shown(start: i64) -> (i64, i64) {
    let mut n = start;
    fn double() -> i64 {
        n * 2
    }
    fn show() -> i64 {
        nonlocal!(n);
        n
    }
    n += 1;
    (show(), double())
}

#[nonlocal]
fn of_now(start: i64) -> (i64, i64) {
    let mut n = start;
    fn double() -> i64 {
        n * 2
    }
    let n_now = n;
    let show = move || n_now;
    n += 1;
    (show(), double())
}

fn main() {
    assert_eq!(shown(1), (2, 4));
    assert_eq!(of_now(1), (1, 4));
}
