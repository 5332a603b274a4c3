// A free variable may hold nothing, and the function looks each time.
use nonlocal::nonlocal;

#[nonlocal]
fn make_take(limit: Option<i64>) -> impl Fn(i64) -> i64 {
    fn take(wanted: i64) -> i64 {
        let Some(limit) = limit else { return wanted };
        wanted.min(limit)
    }
    take
}

fn main() {
    let (free, capped) = (make_take(None), make_take(Some(3)));
    println!("{} {}", free(10), capped(10));
    println!("{} {}", free(2), capped(2));
}
