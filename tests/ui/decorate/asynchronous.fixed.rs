use nonlocal::decorate;

#[decorate(nonlocal::decorators::trace)]
fn sum(x: i64) -> i64 {
    x + 1
}

async fn next(x: i64) -> i64 {
    sum(x)
}

fn main() {
    drop(next(1));
}
