use nonlocal::factory;

factory! {
    fn sum(#[cfg(all())] a: i64, b: i64 = 2) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(1), 3);
}
