// An inner function reads a parameter of the function around it, after that function has returned.
use nonlocal::nonlocal;

#[nonlocal]
fn make_adder(x: i64) -> impl Fn(i64) -> i64 {
    fn adder(y: i64) -> i64 {
        x + y
    }
    adder
}

fn main() {
    let inc = make_adder(1);
    let plus10 = make_adder(10);
    println!("{}", inc(1));
    println!("{}", plus10(-2));
    println!("{}", inc(plus10(5)));
}
