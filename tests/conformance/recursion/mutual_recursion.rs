// Two nested functions call each other, and count their steps in a variable of their factory (test_scope).

use nonlocal::nonlocal;

#[nonlocal]
fn make_parity() -> impl FnMut(u32) -> String {
    let mut steps: u32 = 0;
    fn even(n: u32) -> &'static str {
        nonlocal!(steps);
        steps += 1;
        if n == 0 { "even" } else { odd(n - 1) }
    }
    fn odd(n: u32) -> &'static str {
        nonlocal!(steps);
        steps += 1;
        if n == 0 { "odd" } else { even(n - 1) }
    }
    fn parity(n: u32) -> String {
        let result = even(n);
        format!("{result} after {steps}")
    }
    parity
}

fn main() {
    let mut parity = make_parity();
    println!("{}", parity(4));
    println!("{}", parity(7));
    println!("{}", make_parity()(0));
}
