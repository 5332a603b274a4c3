//! A parameter of a Rust function has a type, also one with a default.
use nonlocal::factory;

factory! {
    fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        fn next() -> i64 {
            nonlocal!(count);
            count += step;
            count
        }
        next
    }
}

fn main() {
    let mut next = make_counter!(step = 2);
    assert_eq!(next(), 2);
}
