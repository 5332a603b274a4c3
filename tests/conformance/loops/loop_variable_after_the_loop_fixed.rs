// What a loop leaves behind is a variable of its own, bound before the loop.
use nonlocal::nonlocal;

#[nonlocal]
fn last_of(items: &[i64]) -> impl Fn() -> String + use<> {
    let mut latest = None;
    for &item in items {
        latest = Some(item);
    }
    fn last() -> String {
        latest.map_or("none".to_owned(), |latest| format!("the last is {latest}"))
    }
    last
}

fn main() {
    println!("{}", last_of(&[1, 2, 3])());
    println!("{}", last_of(&[])());
}
