use nonlocal::nonlocal;

struct Point {
    x: i64,
}

#[nonlocal]
fn moved(by: i64) -> i64 {
    let mut point: Point = Point { x: 1 };
    fn shift() {
        nonlocal!(point);
        point.x += by;
    }
    shift();
    shift();
    point.x
}

fn main() {
    assert_eq!(moved(2), 5);
}
