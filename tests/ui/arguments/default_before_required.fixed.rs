use nonlocal::factory;

factory! {
    fn sum(b: i64, a: i64 = 1) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(b = 2), 3);
}
