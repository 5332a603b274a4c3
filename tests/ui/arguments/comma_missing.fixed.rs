use nonlocal::factory;

factory! {
    fn sum(a: i64 = 1, b: i64 = 2) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(1, 2), 3);
}
