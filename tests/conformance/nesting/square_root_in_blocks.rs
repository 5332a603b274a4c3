// The helpers of a function live inside it, and none of them is passed what all of them know.
use nonlocal::nonlocal;

#[nonlocal]
fn square_root(x: f64, steps: i64) -> (f64, i64) {
    fn good_enough(guess: f64) -> bool {
        (guess * guess - x).abs() < 0.001
    }
    fn improve(guess: f64) -> f64 {
        average(guess, x / guess)
    }
    fn average(a: f64, b: f64) -> f64 {
        f64::midpoint(a, b)
    }
    fn iterate(guess: f64, step: i64) -> (f64, i64) {
        if good_enough(guess) || step == steps {
            return (guess, step);
        }
        iterate(improve(guess), step + 1)
    }
    iterate(1.0, 0)
}

fn main() {
    for (x, steps) in [(2.0, 10), (900.0, 20), (900.0, 3)] {
        let (guess, step) = square_root(x, steps);
        println!("{guess:.3} {step}");
    }
}
