// The default of a parameter is a function, and a call can give another one, or a lambda.

use nonlocal::factory;

fn same(x: i64) -> i64 {
    x
}

factory! {
    fn make_total(key: fn(i64) -> i64 = same, start: i64 = 0) -> impl Fn(&[i64]) -> i64 {
        fn total(numbers: &[i64]) -> i64 {
            start + numbers.iter().map(|&number| key(number)).sum::<i64>()
        }
        total
    }
}

fn main() {
    let numbers = [1, -2, 3];
    println!("{}", make_total!()(&numbers));
    println!("{}", make_total!(i64::abs)(&numbers));
    println!("{}", make_total!(key = |x| x * x, start = 100)(&numbers));
    println!("{}", make_total!(start = 1000)(&numbers));
}
