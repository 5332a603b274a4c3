use nonlocal::nonlocal;

#[nonlocal]
fn countdown(mut callback: impl FnMut(u32)) {
    fn run(n: u32) {
        nonlocal!(callback);
        callback(n);
        if n > 0 {
            run(n - 1);
        }
    }
    callback(9);
    run(1);
}

fn main() {
    let mut seen = Vec::new();
    countdown(|n| seen.push(n));
    assert_eq!(seen, [9, 1, 0]);
}
