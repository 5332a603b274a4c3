// A recursive helper reduces a fraction whose parts are kept in variables around.
use nonlocal::nonlocal;

#[nonlocal]
fn make_fraction(mut numerator: u64, mut denominator: u64) -> impl FnMut(u64, u64) -> String {
    fn gcd(a: u64, b: u64) -> u64 {
        if b == 0 { a } else { gcd(b, a % b) }
    }
    fn add(n: u64, d: u64) -> String {
        nonlocal!(numerator, denominator);
        let (n, d) = (numerator * d + n * denominator, denominator * d);
        let common = gcd(n, d);
        (numerator, denominator) = (n / common, d / common);
        format!("{numerator}/{denominator}")
    }
    add
}

fn main() {
    let mut add = make_fraction(1, 2);
    println!("{}", add(1, 3));
    println!("{}", add(1, 6));
    println!("{}", add(3, 4));
}
