// A default cannot name another parameter: Python raises NameError where the function is defined.
// Here it is an error at the default. Fixed: defaults/default_from_another_parameter.

use nonlocal::factory;

factory! {
    fn make_range(low: i64, high: i64 = low + 10) -> impl Fn(i64) -> bool {
        fn contains(x: i64) -> bool {
            (low..high).contains(&x)
        }
        contains
    }
}

fn main() {
    println!("{}", make_range!(5)(7));
}
