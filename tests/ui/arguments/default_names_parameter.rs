use nonlocal::factory;

factory! {
    fn range(start: i64 = 0, end: i64 = start + 10) -> i64 {
        end - start
    }
}

fn main() {
    assert_eq!(range!(5), 10);
}
