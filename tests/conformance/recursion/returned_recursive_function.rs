// A function that calls itself is returned, and still knows itself and the variable it captured.
use nonlocal::nonlocal;

#[nonlocal]
fn make_power(base: u64) -> impl Fn(u32) -> u64 {
    fn power(n: u32) -> u64 {
        if n == 0 {
            return 1;
        }
        let half = power(n / 2);
        half * half * if n % 2 == 1 { base } else { 1 }
    }
    power
}

fn main() {
    let (two, three) = (make_power(2), make_power(3));
    println!("{} {} {}", two(10), two(0), two(31));
    println!("{} {}", three(4), three(5));
}
