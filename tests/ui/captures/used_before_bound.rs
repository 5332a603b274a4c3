use nonlocal::nonlocal;

#[nonlocal]
fn make() -> Box<dyn Fn() -> i64> {
    fn show() -> i64 {
        x
    }
    let value = Box::new(show);
    let x = 1;
    value
}

fn main() {
    assert_eq!(make()(), 1);
}
