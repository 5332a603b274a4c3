use nonlocal::factory;

factory! {
    fn range(start: i64 = 0, end: Option<i64> = None) -> i64 {
        let end = end.unwrap_or_else(|| start + 10);
        end - start
    }
}

fn main() {
    assert_eq!(range!(5), 10);
}
