use nonlocal::nonlocal;

macro_rules! bump {
    ($name:ident => $by:expr) => {
        $name += $by
    };
}

#[nonlocal]
fn make() -> (Box<dyn Fn() -> i64>, i64) {
    let mut x = 1;
    let x_now = x.clone();
    fn show() -> i64 {
        x_now
    }
    let value = Box::new(show);
    bump!(x => 1);
    (value, x)
}

fn main() {
    let (show, mut x) = make();
    bump!(x => 1);
    assert_eq!((show(), x), (1, 3));
}
