// A function in a function in a function sees the variables of all of them.
use nonlocal::nonlocal;

#[nonlocal]
fn f(a: u8) -> String {
    fn g(b: u8) -> String {
        fn h(c: u8) -> String {
            format!("{a}{b}{c}")
        }
        h(3) + &h(4)
    }
    g(1) + &g(2)
}

fn main() {
    println!("{}", f(7));
    println!("{}", f(0));
}
