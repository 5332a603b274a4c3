// A default that depends on another parameter is None, and computed in the body.

use nonlocal::factory;

factory! {
    fn make_range(low: i64, high: Option<i64> = None) -> impl Fn(i64) -> &'static str {
        let high = high.unwrap_or(low + 10);
        fn contains(x: i64) -> &'static str {
            if (low..high).contains(&x) { "in" } else { "out" }
        }
        contains
    }
}

fn main() {
    let contains = make_range!(5);
    println!("{} {} {} {}", contains(4), contains(5), contains(14), contains(15));
    let contains = make_range!(5, Some(7));
    println!("{} {}", contains(6), contains(7));
    let contains = make_range!(high = Some(1), low = -1);
    println!("{} {}", contains(0), contains(1));
}
