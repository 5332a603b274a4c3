use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> (impl Fn() -> Box<dyn Fn() -> i64>, impl Fn() -> i64) {
    let mut total: i64 = 0;
    fn add() -> i64 {
        nonlocal!(total);
        total += 1;
        total
    }
    fn make() -> Box<dyn Fn() -> i64> {
        fn add_more() -> i64 {
            add()
        }
        Box::new(add_more)
    }
    (make, add)
}

fn main() {
    let (make, add) = make_all();
    let more = make();
    assert_eq!((more(), add(), more()), (1, 2, 3));
}
