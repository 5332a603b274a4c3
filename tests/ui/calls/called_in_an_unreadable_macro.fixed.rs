use nonlocal::nonlocal;

macro_rules! first {
    ($first:expr => $second:expr) => {
        $first
    };
}

#[nonlocal]
fn double(n: i64) -> i64 {
    fn twice() -> i64 {
        n * 2
    }
    let value = twice();
    first!(value => n)
}

fn main() {
    assert_eq!(double(4), first!(8 => 0));
}
