use nonlocal::factory;

factory! {
    fn count(start: i64 = 0, step: i64 = 1) -> i64 {
        start + step
    }
}

fn main() {
    assert_eq!(count!(1, step = 3), 4);
}
