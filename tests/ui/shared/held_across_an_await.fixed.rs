use nonlocal::nonlocal;

async fn next() -> i64 {
    3
}

#[nonlocal]
async fn make_list() -> (impl Fn(i64), impl Fn() -> Vec<i64>) {
    let mut items = Vec::new();
    fn add(item: i64) {
        nonlocal!(items);
        items.push(item);
    }
    fn all() -> Vec<i64> {
        items.clone()
    }
    let closures = (add, all);
    let value = next().await;
    items.push(value);
    closures
}

fn main() {
    let future = make_list();
    drop(future);
}
