use nonlocal::nonlocal;

macro_rules! pick {
    ($first:expr => $second:expr) => {
        $first
    };
}

#[nonlocal]
fn make(n: i64) -> impl Fn(i64) -> i64 {
    fn add(x: i64) -> i64 {
        x + n
    }
    let value = add;
    pick!(value => 1)
}

fn main() {
    assert_eq!(make(3)(1), pick!(4 => 1));
}
