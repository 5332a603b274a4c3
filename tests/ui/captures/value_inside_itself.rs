use nonlocal::factory;

#[factory]
fn make_countdown(end: i64) -> impl Fn(i64) -> i64 {
    fn down(from: i64) -> i64 {
        if from <= end { end } else { Some(from - 1).map_or(0, down) }
    }
    down
}

fn main() {
    assert_eq!(make_countdown(2)(5), 2);
}
