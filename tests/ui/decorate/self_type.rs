use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

struct Step;

impl Step {
    const BY: i64 = 1;

    #[decorate(twice)]
    fn next(x: i64) -> i64 {
        x + Self::BY
    }
}

fn main() {
    assert_eq!(Step::next(1), 3);
}
