use nonlocal::nonlocal;

#[nonlocal]
fn make(n: i64) {
    fn plus(x: i64) -> i64 {
        x + n
    }
    fn is(x: &str) -> bool {
        x.parse() == Ok(n)
    }
    (plus, is)
}

fn main() {
    let (plus, is) = make(3);
    assert_eq!((plus(1), is("3")), (4, true));
}
