// A parameter of the function around is changed as a variable is: the accumulator generator.
use nonlocal::nonlocal;

#[nonlocal]
fn make_accumulator(mut total: f64) -> impl FnMut(f64) -> f64 {
    fn add(amount: f64) -> f64 {
        nonlocal!(total);
        total += amount;
        total
    }
    add
}

fn main() {
    let mut acc = make_accumulator(5.0);
    println!("{}", acc(10.0));
    println!("{}", acc(2.25));
    let _ = make_accumulator(3.0);
    println!("{:?}", acc(-0.25));
}
