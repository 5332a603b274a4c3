// Arguments are evaluated in the order in which the call writes them, not in that of the parameters.

use nonlocal::factory;

factory! {
    fn make_scale(factor: i64 = 1, offset: i64 = 0) -> impl Fn(i64) -> i64 {
        fn scale(x: i64) -> i64 {
            x * factor + offset
        }
        scale
    }
}

fn main() {
    let mut order = Vec::new();
    let mut note = |name: &'static str, value: i64| {
        order.push(name);
        value
    };
    let scale = make_scale!(offset = note("offset", 5), factor = note("factor", 10));
    println!("{}", order.join(" "));
    println!("{} {}", scale(1), scale(2));
    let mut note = |name: &'static str, value: i64| {
        order.push(name);
        value
    };
    let scale = make_scale!(note("factor", 3), offset = note("offset", 1));
    println!("{}", order.join(" "));
    println!("{} {}", scale(1), scale(2));
}
