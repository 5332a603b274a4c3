// A decorator with two arguments changes what a function gives, also inside its own recursion.
use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn bounded<F>(low: i64, high: i64) -> impl Fn(F) -> Box<dyn Fn(i64) -> i64 + Send + Sync>
where
    F: Fn(i64) -> i64 + Send + Sync + 'static,
{
    fn decorate(function: F) -> Box<dyn Fn(i64) -> i64 + Send + Sync> {
        fn wrapper(n: i64) -> i64 {
            function(n).clamp(low, high)
        }
        Box::new(wrapper)
    }
    decorate
}

#[decorate(bounded(-10, 100))]
fn double_all(n: i64) -> i64 {
    if n == 0 { 1 } else { 2 * double_all(n - 1) }
}

#[decorate(bounded(0, 9))]
fn digit(n: i64) -> i64 {
    n - 3
}

fn show(numbers: impl Iterator<Item = i64>) {
    println!("{}", numbers.map(|n| n.to_string()).collect::<Vec<_>>().join(" "));
}

fn main() {
    show((0..10).map(double_all));
    show([0, 3, 8, 20].into_iter().map(digit));
}
