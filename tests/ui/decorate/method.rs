use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

struct Step(i64);

impl Step {
    #[decorate(twice)]
    fn next(&self, x: i64) -> i64 {
        x + self.0
    }
}

fn main() {
    assert_eq!(Step(1).next(1), 2);
}
