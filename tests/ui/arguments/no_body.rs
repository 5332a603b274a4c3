use nonlocal::factory;

factory! {
    fn one(value: i64 = 1) -> i64;
}

fn main() {
    assert_eq!(one(1), 1);
}
