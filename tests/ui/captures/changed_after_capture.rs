use nonlocal::nonlocal;

#[nonlocal]
fn make() -> Box<dyn Fn() -> i64> {
    let mut x = 1;
    fn show() -> i64 {
        x
    }
    let value = Box::new(show);
    x += 1;
    assert_eq!(x, 2);
    value
}

fn main() {
    assert_eq!(make()(), 1);
}
