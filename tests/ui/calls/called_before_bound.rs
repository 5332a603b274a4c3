use nonlocal::nonlocal;

#[nonlocal]
fn area(width: i64) -> i64 {
    fn times() -> i64 {
        width * height
    }
    let area = times();
    let height = 3;
    area + height
}

fn main() {
    assert_eq!(area(2), 9);
}
