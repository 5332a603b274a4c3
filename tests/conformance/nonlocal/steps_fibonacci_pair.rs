// Two variables are assigned at once, each from the old values of both.
use nonlocal::nonlocal;

#[nonlocal]
fn make_fib() -> impl FnMut() -> u64 {
    let (mut a, mut b) = (0, 1);
    fn following() -> u64 {
        nonlocal!(a, b);
        (a, b) = (b, a + b);
        a
    }
    following
}

fn main() {
    let mut fib = make_fib();
    println!("{:?}", (0..10).map(|_| fib()).collect::<Vec<_>>());
    println!("{}", fib());
    println!("{}", make_fib()());
}
