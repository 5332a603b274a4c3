// A factory with defaults makes its parts with another one, and passes on what it was given.

use nonlocal::factory;

factory! {
    fn make_adder(n: i64 = 1) -> impl Fn(i64) -> i64 {
        fn add(x: i64) -> i64 {
            x + n
        }
        add
    }

    fn make_pipeline(first: i64 = 10, times: i64 = 2) -> impl Fn(i64) -> i64 {
        let before = make_adder!(first);
        let after = make_adder!();
        fn run(x: i64) -> i64 {
            after(before(x) * times)
        }
        run
    }
}

fn main() {
    println!("{}", make_pipeline!()(0));
    println!("{}", make_pipeline!(1)(0));
    println!("{}", make_pipeline!(times = 3)(0));
    println!("{}", make_pipeline!(times = 0, first = 7)(5));
    println!("{} {}", make_adder!()(1), make_adder!(n = 41)(1));
}
