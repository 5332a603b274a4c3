use nonlocal::nonlocal;

#[nonlocal]
fn pick(up: bool, n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + n
    }
    fn sub(x: i64) -> i64 {
        x - n
    }
    if up { add } else { sub }
}

fn main() {
    assert_eq!(pick(true, 1)(2), 3);
}
