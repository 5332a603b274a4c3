// A function that repeats another one is itself built by a function: the Church numerals.
use nonlocal::nonlocal;

type Function = Box<dyn Fn(i64) -> i64>;

#[nonlocal]
fn repeat(n: usize) -> impl Fn(Function) -> Function {
    fn of(f: Function) -> Function {
        fn apply(mut x: i64) -> i64 {
            for _ in 0..n {
                x = f(x);
            }
            x
        }
        Box::new(apply)
    }
    of
}

fn inc(x: i64) -> i64 {
    x + 1
}

fn main() {
    let (three, four) = (repeat(3), repeat(4));
    println!("{}", three(Box::new(inc))(0));
    println!("{}", four(three(Box::new(inc)))(0));
    println!("{}", repeat(0)(Box::new(inc))(5));
}
