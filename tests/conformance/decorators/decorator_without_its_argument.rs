// A decorator that takes an argument, without it: Python takes the function for the argument.
// Here it is rustc's E0308, at the function. Fixed: decorators/tags_as_decorators.
use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn add<F>(n: i64) -> impl Fn(F) -> Box<dyn Fn(i64) -> i64 + Send + Sync>
where
    F: Fn(i64) -> i64 + Send + Sync + 'static,
{
    fn decorate(function: F) -> Box<dyn Fn(i64) -> i64 + Send + Sync> {
        fn wrapper(x: i64) -> i64 {
            function(x) + n
        }
        Box::new(wrapper)
    }
    decorate
}

#[decorate(add)]
fn double(x: i64) -> i64 {
    2 * x
}

fn main() {
    println!("{}", double(4) + 1);
}
