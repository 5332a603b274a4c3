use nonlocal::nonlocal;

#[nonlocal]
fn area(width: i64) -> i64 {
    fn times() -> i64 {
        width * tall()
    }
    fn tall() -> i64 {
        height
    }
    let area = times();
    let height: i64 = 3;
    area + height
}

fn main() {
    assert_eq!(area(2), 9);
}
