use nonlocal::nonlocal;

#[nonlocal]
fn make() -> Box<dyn Fn() -> i64> {
    fn show() -> i64 {
        x
    }
    let x = 1;
    let value = Box::new(show);
    value
}

fn main() {
    assert_eq!(make()(), 1);
}
