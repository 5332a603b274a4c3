use nonlocal::nonlocal;

#[nonlocal]
fn make_adder(n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + n
    }
    add
}

fn main() {
    assert_eq!(make_adder(1)(2), 3);
}
