use nonlocal::nonlocal;

#[nonlocal::decorate(|f: fn((i64, i64)) -> i64| move |arguments| f(arguments))]
fn sum((x, base): (i64, i64)) -> i64 {
    if x == 0 { base } else { x + sum((x - 1, base)) }
}

#[nonlocal]
fn make(base: i64) -> impl Fn(i64) -> i64 {
    fn start(x: i64) -> i64 {
        sum((x, base))
    }
    start
}

fn main() {
    let _ = make(1)(2);
}
