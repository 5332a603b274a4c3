// A list that shall live from call to call is kept in the factory, not in a default.

use nonlocal::nonlocal;

#[nonlocal]
fn make_remember() -> impl FnMut(i64) -> Vec<i64> {
    let mut items = Vec::new();
    fn remember(item: i64) -> Vec<i64> {
        nonlocal!(items);
        items.push(item);
        items.clone()
    }
    remember
}

fn main() {
    let mut remember = make_remember();
    println!("{:?}", remember(1));
    println!("{:?}", remember(2));
    let mut other = make_remember();
    println!("{:?} {:?}", other(3), remember(4));
}
