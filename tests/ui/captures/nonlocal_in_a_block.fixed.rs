use nonlocal::nonlocal;

#[nonlocal]
fn make_adder() -> impl FnMut(i64) -> i64 {
    let mut total = 0;
    fn add(value: i64) -> i64 {
        nonlocal!(total);
        if value > 0 {
            total += value;
        }
        total
    }
    add
}

fn main() {
    let mut add = make_adder();
    assert_eq!((add(1), add(-1)), (1, 1));
}
