use nonlocal::nonlocal;

#[nonlocal]
fn make_meter() -> (impl AsyncFn(i64), impl Fn() -> i64) {
    let mut total = 0;
    async fn add(n: i64) {
        nonlocal!(total);
        total += n;
    }
    fn get() -> i64 {
        total
    }
    (add, get)
}

fn main() {
    let (add, get) = make_meter();
    drop(add(3));
    assert_eq!(get(), 0);
}
