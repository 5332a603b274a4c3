use nonlocal::nonlocal;

macro_rules! pick {
    ($first:expr => $second:expr) => {
        $first
    };
}

#[nonlocal]
fn make(x: i64) -> impl Fn() -> i64 {
    fn show() -> i64 {
        let x = x;
        pick!(x => 1)
    }
    show
}

fn main() {
    assert_eq!(make(1)(), pick!(1 => 2));
}
