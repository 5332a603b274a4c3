use nonlocal::factory;

factory! {
    #[cfg(all())]
    fn sum(a: i64, b: i64 = 2) -> i64 {
        a + b
    }
}

fn main() {
    assert_eq!(sum!(1), 3);
}
