// A factory with two defaults is called with none, one or both of its arguments, by position and by keyword.

use nonlocal::factory;

factory! {
    fn make_counter(start: i64 = 0, step: i64 = 1) -> impl FnMut() -> i64 {
        let mut count = start;
        fn counter() -> i64 {
            nonlocal!(count);
            count += step;
            count
        }
        counter
    }
}

fn main() {
    for mut counter in [
        make_counter!(),
        make_counter!(10),
        make_counter!(10, 5),
        make_counter!(10, step = 5),
        make_counter!(step = 5),
        make_counter!(start = 10),
        make_counter!(step = -1, start = 100),
    ] {
        println!("{} {}", counter(), counter());
    }
}
