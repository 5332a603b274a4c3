// A pipeline captures a list of functions, and each of them has captured its own number.
use nonlocal::nonlocal;

type Step = Box<dyn Fn(i64) -> i64>;

#[nonlocal]
fn adds(n: i64) -> Step {
    fn step(x: i64) -> i64 {
        x + n
    }
    Box::new(step)
}

#[nonlocal]
fn times(n: i64) -> Step {
    fn step(x: i64) -> i64 {
        x * n
    }
    Box::new(step)
}

#[nonlocal]
fn pipeline(steps: Vec<Step>) -> impl Fn(i64) -> i64 {
    fn run(mut x: i64) -> i64 {
        for step in &steps {
            x = step(x);
        }
        x
    }
    run
}

fn main() {
    let first = || pipeline(vec![adds(1), times(10), adds(-5)]);
    println!("{} {}", first()(0), first()(4));
    println!("{}", pipeline(vec![Box::new(first()), Box::new(first())])(0));
    println!("{}", pipeline(Vec::new())(7));
}
