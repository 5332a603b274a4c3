use nonlocal::nonlocal;

#[nonlocal]
fn area(width: i64) -> i64 {
    fn times(height: i64) -> i64 {
        width * height
    }
    times(width, 3)
}

fn main() {
    assert_eq!(area(2), 6);
}
