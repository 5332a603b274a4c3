use nonlocal::nonlocal;

#[nonlocal(type = Twice)]
fn make_twice<F: Fn(i64) -> i64>(f: F) -> _ {
    fn twice(x: i64) -> i64 {
        f(f(x))
    }
    twice
}

fn main() {
    assert_eq!(make_twice(|x| x + 1).call(3), 5);
}
