use nonlocal::nonlocal;

#[nonlocal]
fn show() -> String {
    let mut n: i64 = 0;
    fn next() -> i64 {
        nonlocal!(n);
        n += 1;
        n
    }
    let n_now = n;
    format!("{n_now} {} {n}", next())
}

fn main() {
    assert_eq!(show(), "0 1 1");
}
