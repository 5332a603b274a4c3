// A decorator with an argument is a factory of decorators: three levels, one closure in the other.

use nonlocal::{decorate, nonlocal};

type Function = Box<dyn Fn(i64) -> i64 + Send + Sync>;

#[nonlocal]
fn clamp<F: Fn(i64) -> i64 + Send + Sync + 'static>(low: i64, high: i64) -> impl Fn(F) -> Function {
    fn decorate(function: F) -> Function {
        fn wrapper(x: i64) -> i64 {
            function(x).clamp(low, high)
        }
        Box::new(wrapper)
    }
    decorate
}

#[decorate(clamp(0, 10))]
fn minus_five(x: i64) -> i64 {
    x - 5
}

#[decorate(clamp(-1, 1))]
fn triple(x: i64) -> i64 {
    3 * x
}

fn main() {
    println!("{:?}", [0, 7, 100].map(minus_five));
    println!("{:?}", [-2, 0, 2].map(triple));
    println!("{}", triple(minus_five(5)));
}
