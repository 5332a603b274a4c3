// A class whose instances are called, and a closure with the same values.
use nonlocal::nonlocal;

struct Polynomial {
    coefficients: Vec<i64>,
}

impl Polynomial {
    fn at(&self, x: i64) -> i64 {
        self.coefficients.iter().fold(0, |value, coefficient| value * x + coefficient)
    }
}

#[nonlocal]
fn polynomial(coefficients: Vec<i64>) -> impl Fn(i64) -> i64 {
    fn evaluate(x: i64) -> i64 {
        let mut value = 0;
        for coefficient in &coefficients {
            value = value * x + coefficient;
        }
        value
    }
    evaluate
}

fn main() {
    let object = Polynomial { coefficients: vec![2, 0, 1] };
    println!("{:?}", [0, 1, 2, 3].map(|x| object.at(x)));
    println!("{:?}", [0, 1, 2, 3].map(polynomial(vec![2, 0, 1])));
    println!("{} {}", polynomial(vec![])(7), Polynomial { coefficients: vec![5] }.at(7));
}
