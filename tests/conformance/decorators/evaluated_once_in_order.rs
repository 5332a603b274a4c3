// Decorator expressions run from top to bottom, and are applied from bottom to top (test_decorators).

use nonlocal::{decorate, nonlocal};

type Function = Box<dyn Fn(i64) -> String + Send + Sync>;

#[nonlocal]
fn note<F: Fn(i64) -> String + Send + Sync + 'static>(name: &'static str) -> impl Fn(F) -> Function {
    println!("make {name}");
    fn decorate(function: F) -> Function {
        println!("apply {name}");
        fn wrapper(x: i64) -> String {
            format!("{name}({})", function(x))
        }
        Box::new(wrapper)
    }
    decorate
}

#[decorate(note("a"), note("b"), note("c"))]
fn shown(x: i64) -> String {
    format!("shown {x}")
}

fn main() {
    println!("{}", shown(1));
    println!("{}", shown(2));
}
