// A derivative is a function made from a function, and Newton's method makes another from both.
use nonlocal::nonlocal;

#[nonlocal]
fn derivative<G: Fn(f64) -> f64>(g: G) -> impl Fn(f64) -> f64 {
    fn slope(x: f64) -> f64 {
        (g(x + 1e-6) - g(x - 1e-6)) / 2e-6
    }
    slope
}

#[nonlocal]
fn newton<G: Fn(f64) -> f64>(g: G) -> f64 {
    let slope = derivative(&g);
    fn improve(guess: f64) -> f64 {
        guess - g(guess) / slope(guess)
    }
    let mut guess = 1.0;
    for _ in 0..30 {
        guess = improve(guess);
    }
    guess
}

#[nonlocal]
fn square_root(a: f64) -> f64 {
    fn difference(x: f64) -> f64 {
        x * x - a
    }
    newton(difference)
}

fn main() {
    println!("{:.3}", derivative(|x| x.powi(3))(5.0));
    println!("{:.6}", square_root(2.0));
    println!("{:.6}", square_root(144.0));
}
