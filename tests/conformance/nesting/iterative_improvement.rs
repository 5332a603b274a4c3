// A strategy as two functions: when to stop, and what to do next.
use nonlocal::nonlocal;

#[nonlocal]
fn iterative_improvement(
    good_enough: impl Fn(i64) -> bool,
    improve: impl Fn(i64) -> i64,
) -> impl Fn(i64) -> (i64, i64) {
    fn start(mut guess: i64) -> (i64, i64) {
        let mut steps = 0;
        while !good_enough(guess) {
            guess = improve(guess);
            steps += 1;
        }
        (guess, steps)
    }
    start
}

#[nonlocal]
fn halve_until(limit: i64) -> impl Fn(i64) -> (i64, i64) {
    fn small(n: i64) -> bool {
        n <= limit
    }
    fn half(n: i64) -> i64 {
        n / 2
    }
    iterative_improvement(small, half)
}

fn main() {
    for (limit, start) in [(10, 1000), (1, 1000), (100, 7)] {
        let (guess, steps) = halve_until(limit)(start);
        println!("{guess} {steps}");
    }
}
