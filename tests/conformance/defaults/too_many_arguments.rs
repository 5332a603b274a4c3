// One argument more than there are parameters: TypeError when it is called.
// Here it is an error at the argument. Fixed: defaults/factory_with_defaults_calls_another.

use nonlocal::factory;

factory! {
    fn make_adder(n: i64 = 1) -> impl Fn(i64) -> i64 {
        fn add(x: i64) -> i64 {
            x + n
        }
        add
    }
}

fn main() {
    println!("{}", make_adder!(1, 2)(3));
}
