// The Ackermann function, with calls inside its arguments, counts its calls around it.
use nonlocal::nonlocal;

#[nonlocal]
fn ackermann(m: u64, n: u64) -> (u64, u64) {
    let mut calls: u64 = 0;
    fn a(m: u64, n: u64) -> u64 {
        nonlocal!(calls);
        calls += 1;
        match (m, n) {
            (0, n) => n + 1,
            (m, 0) => a(m - 1, 1),
            (m, n) => a(m - 1, a(m, n - 1)),
        }
    }
    (a(m, n), calls)
}

fn main() {
    for (m, n) in [(1, 2), (2, 2), (2, 3)] {
        let (value, calls) = ackermann(m, n);
        println!("{value} {calls}");
    }
}
