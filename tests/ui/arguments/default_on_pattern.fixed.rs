use nonlocal::factory;

factory! {
    fn sum(value: (i64, i64) = (1, 2)) -> i64 {
        let (a, b) = value;
        a + b
    }
}

fn main() {
    assert_eq!(sum!(), 3);
}
