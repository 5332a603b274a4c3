// The guards of a match read free variables, and its patterns bind names of their own.
use nonlocal::nonlocal;

#[nonlocal]
fn make_classifier(low: i64, high: i64) -> impl Fn(i64) -> String {
    fn classify(n: i64) -> String {
        match n {
            0 => "nothing".to_owned(),
            n if n < low => "low".to_owned(),
            high_one if high_one > high => format!("{} too high", high_one - high),
            _ => "fits".to_owned(),
        }
    }
    classify
}

fn main() {
    let classify = make_classifier(10, 20);
    for n in [0, 9, 10, 20, 25] {
        println!("{n} {}", classify(n));
    }
}
