// A function remembers the first arguments for another one.
use nonlocal::nonlocal;

#[nonlocal]
fn partial(function: fn(&[i64]) -> i64, first: Vec<i64>) -> impl Fn(&[i64]) -> i64 {
    fn rest(last: &[i64]) -> i64 {
        function(&[&first, last].concat())
    }
    rest
}

fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().sum()
}

fn max(numbers: &[i64]) -> i64 {
    numbers.iter().copied().max().unwrap_or_default()
}

fn main() {
    let add_to_six = partial(sum, vec![1, 2, 3]);
    println!("{}", add_to_six(&[]));
    println!("{}", add_to_six(&[10, 20]));
    println!("{}", partial(max, vec![7])(&[3, 5]));
    println!("{}", add_to_six(&[-6]));
}
