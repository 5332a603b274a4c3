use nonlocal::nonlocal;

fn twice(f: impl Fn(i64) -> i64) -> impl Fn(i64) -> i64 {
    move |x| f(f(x))
}

#[nonlocal]
fn make(base: i64) -> impl Fn(i64) -> i64 {
    #[decorate(twice)]
    fn sum(x: i64) -> i64 {
        if x == 0 { base } else { x + sum(x - 1) }
    }
    sum
}

fn main() {
    let _ = make(1)(2);
}
