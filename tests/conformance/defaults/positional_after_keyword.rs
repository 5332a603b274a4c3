// A positional argument after a keyword: SyntaxError.
// Here it is an error at the argument. Fixed: defaults/counter_in_all_call_forms.

use nonlocal::factory;

factory! {
    fn make_scale(factor: i64 = 1, offset: i64 = 0) -> impl Fn(i64) -> i64 {
        fn scale(x: i64) -> i64 {
            x * factor + offset
        }
        scale
    }
}

fn main() {
    println!("{}", make_scale!(factor = 2, 5)(1));
}
