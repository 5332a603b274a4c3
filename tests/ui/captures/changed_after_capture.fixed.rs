use nonlocal::nonlocal;

#[nonlocal]
fn make() -> Box<dyn Fn() -> i64> {
    let mut x = 1;
    let x_now = x;
    fn show() -> i64 {
        x_now
    }
    let value = Box::new(show);
    x += 1;
    assert_eq!(x, 2);
    value
}

fn main() {
    assert_eq!(make()(), 1);
}
