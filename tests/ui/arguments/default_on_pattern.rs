use nonlocal::factory;

factory! {
    fn sum((a, b): (i64, i64) = (1, 2)) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(), 3);
}
