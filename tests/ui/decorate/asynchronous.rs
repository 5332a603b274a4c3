use nonlocal::decorate;

#[decorate(nonlocal::decorators::trace)]
async fn next(x: i64) -> i64 {
    x + 1
}

fn main() {
    drop(next(1));
}
