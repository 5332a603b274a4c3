// Two objects are equal while their states are, and differ after one has changed.
use nonlocal::nonlocal;

#[nonlocal(type = Counter, derive(Clone, PartialEq))]
fn make_counter(mut count: i64) -> Counter {
    fn up() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    Counter { up }
}

fn compare(left: &Counter, right: &Counter) -> &'static str {
    if left == right { "equal" } else { "different" }
}

fn main() {
    let (mut a, mut b) = (make_counter(1), make_counter(1));
    println!("{}", compare(&a, &b));
    println!("{} {}", a.up(), compare(&a, &b));
    println!("{} {}", b.up(), compare(&a, &b));
    let mut c = b.clone();
    println!("{} {}", c.up(), compare(&b, &c));
}
