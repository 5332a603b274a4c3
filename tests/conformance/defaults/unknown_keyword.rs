// A keyword that is misspelt: TypeError when it is called.
// Here it is an error at the keyword, with the name that was meant.
// Fixed: defaults/counter_in_all_call_forms.

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
    println!("{}", make_counter!(10, stpe = 5)());
}
