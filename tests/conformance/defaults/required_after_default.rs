// A parameter without a default after one that has one: SyntaxError in Python.
// Here it is an error at the parameter. Fixed: defaults/required_then_default.
use nonlocal::factory;

factory! {
    fn make_counter(start: i64 = 0, step: i64) -> impl FnMut() -> i64 {
        let mut start = start;
        fn counter() -> i64 {
            nonlocal!(start);
            start += step;
            start
        }
        counter
    }
}

fn main() {
    let mut counter = make_counter!(5);
    println!("{}", counter());
}
