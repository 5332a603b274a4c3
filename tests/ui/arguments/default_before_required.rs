use nonlocal::factory;

factory! {
    fn sum(a: i64 = 1, b: i64) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(b = 2), 3);
}
