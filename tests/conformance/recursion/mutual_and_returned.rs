// Two functions that call each other are both returned, and count in one variable.
use nonlocal::nonlocal;

#[nonlocal]
fn make_parity() -> (impl Fn(u32) -> bool, impl Fn(u32) -> bool, impl Fn() -> u32) {
    let mut steps: u32 = 0;
    fn even(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        n == 0 || odd(n - 1)
    }
    fn odd(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        n != 0 && even(n - 1)
    }
    fn taken() -> u32 {
        steps
    }
    (even, odd, taken)
}

fn main() {
    let (even, odd, taken) = make_parity();
    println!("{} {}", if even(10) { "even" } else { "odd" }, taken());
    println!("{} {}", if odd(7) { "odd" } else { "even" }, taken());
    println!("{} {}", if even(3) { "even" } else { "odd" }, taken());
}
