//! A decorator with an argument, written from scratch in ten lines, and stacked with another one in both orders.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A decorator of your own".

use nonlocal::{decorate, nonlocal};

// Python:
//
//     def add(n):
//         def decorate(function):
//             def wrapper(x):
//                 return function(x) + n
//             return wrapper
//         return decorate
//
//     def double(function):
//         def wrapper(x):
//             return function(x) * 2
//         return wrapper
//
//     @add(3)
//     @double
//     def doubled_first(x):
//         return x
//
//     @double
//     @add(3)
//     def added_first(x):
//         return x

type Wrapped = Box<dyn Fn(i64) -> i64 + Send + Sync>;

#[nonlocal]
fn add<F: Fn(i64) -> i64 + Send + Sync + 'static>(n: i64) -> impl Fn(F) -> Wrapped {
    fn decorate(function: F) -> Wrapped {
        fn wrapper(x: i64) -> i64 {
            function(x) + n
        }
        Box::new(wrapper)
    }
    decorate
}

#[nonlocal]
fn double<F: Fn(i64) -> i64 + Send + Sync + 'static>(function: F) -> impl Fn(i64) -> i64 + Send + Sync {
    fn wrapper(x: i64) -> i64 {
        function(x) * 2
    }
    wrapper
}

#[decorate(add(3), double)]
fn doubled_first(x: i64) -> i64 {
    x
}

#[decorate(double, add(3))]
fn added_first(x: i64) -> i64 {
    x
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![("doubled_first(1), added_first(1)", format!("{} {}", doubled_first(1), added_first(1)), "5 8")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
