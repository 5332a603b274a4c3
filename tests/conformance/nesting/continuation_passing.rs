// What is left to do is a function; each step wraps the one that it was given.
use nonlocal::nonlocal;

type Then = Box<dyn FnOnce(i64) -> String>;

#[nonlocal]
fn factorial(n: i64, then: Then) -> String {
    if n == 0 {
        return then(1);
    }
    fn multiply(result: i64) -> String {
        then(n * result)
    }
    factorial(n - 1, Box::new(multiply))
}

fn answer(result: i64) -> String {
    format!("the answer is {result}")
}

fn main() {
    println!("{}", factorial(5, Box::new(answer)));
    println!("{}", factorial(0, Box::new(answer)));
    println!("{}", factorial(10, Box::new(|result| (result / 2).to_string())));
}
