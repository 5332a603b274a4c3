// A variable that is bound to nothing gets its value in the first call, and keeps it.
use nonlocal::nonlocal;

#[nonlocal]
fn make_first() -> impl FnMut(i64) -> i64 {
    let mut first = None;
    fn offer(value: i64) -> i64 {
        nonlocal!(first);
        *first.get_or_insert(value)
    }
    offer
}

fn main() {
    let mut offer = make_first();
    println!("{} {} {}", offer(3), offer(4), offer(5));
    let mut other = make_first();
    println!("{} {}", other(9), offer(9));
}
