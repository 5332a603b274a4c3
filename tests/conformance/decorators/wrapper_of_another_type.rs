// A wrapper may return something else than the function that it wraps: here a text that counts the calls.

use nonlocal::nonlocal;

#[nonlocal]
fn numbered<F: Fn(i64) -> i64>(function: F) -> impl FnMut(i64) -> String {
    let mut calls = 0;
    fn wrapper(x: i64) -> String {
        nonlocal!(calls);
        calls += 1;
        format!("call {calls}: {}", function(x))
    }
    wrapper
}

fn double(x: i64) -> i64 {
    2 * x
}

fn main() {
    let mut counted = numbered(double);
    println!("{}", counted(4));
    println!("{}", counted(5));
    println!("{}", double(6));
    let mut again = numbered(double);
    println!("{}", again(7));
    println!("{}", counted(8));
}
