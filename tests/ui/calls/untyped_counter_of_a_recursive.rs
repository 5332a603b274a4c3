use nonlocal::nonlocal;

#[nonlocal]
fn depth(n: i32) -> i32 {
    let mut calls = 0;
    fn down(n: i32) {
        nonlocal!(calls);
        calls += 1;
        if n > 0 {
            down(n - 1);
        }
    }
    down(n);
    calls
}

fn main() {
    assert_eq!(depth(4), 5);
}
