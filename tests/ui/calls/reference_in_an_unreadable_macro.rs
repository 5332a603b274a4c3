use nonlocal::nonlocal;

macro_rules! first {
    ($first:expr => $second:expr) => {
        $first
    };
}

#[nonlocal]
fn steps() -> i64 {
    let mut count: i64 = 0;
    fn step() -> i64 {
        nonlocal!(count);
        count += 1;
        first!(count => 0)
    }
    step() + step()
}

fn main() {
    assert_eq!(steps(), first!(3 => 0));
}
