use nonlocal::nonlocal;

macro_rules! pick {
    (only $first:expr) => {
        $first
    };
}

#[nonlocal]
fn make(x: i64) -> impl Fn() -> i64 {
    fn show() -> i64 {
        let x = x;
        pick!(only x)
    }
    show
}

fn main() {
    assert_eq!(make(1)(), pick!(only 1));
}
