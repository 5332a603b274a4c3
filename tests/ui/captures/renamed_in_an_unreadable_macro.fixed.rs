use nonlocal::nonlocal;

macro_rules! pick {
    ($first:expr => $second:expr) => {
        $first
    };
}

#[nonlocal]
fn make() -> impl Fn() -> i64 {
    let x = 1;
    fn show() -> i64 {
        pick!(x => 1) * x
    }
    let y = "other";
    assert_eq!(y, "other");
    show
}

fn main() {
    assert_eq!(make()(), pick!(1 => 2));
}
