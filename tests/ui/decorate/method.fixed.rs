use nonlocal::decorate;

fn twice(f: impl Fn(i64) -> i64 + Send + Sync) -> impl Fn(i64) -> i64 + Send + Sync {
    move |x| f(f(x))
}

#[decorate(twice)]
fn twice_next(x: i64) -> i64 {
    x + 1
}

struct Step(i64);

impl Step {
    fn next(&self, x: i64) -> i64 {
        twice_next(x) + self.0 - 2
    }
}

fn main() {
    assert_eq!(Step(1).next(1), 2);
}
