// A comprehension over a factory gives each closure its own variable, with no default.

use std::collections::HashMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_power(exponent: u32) -> impl Fn(i64) -> i64 {
    fn power(base: i64) -> i64 {
        base.pow(exponent)
    }
    power
}

fn main() {
    let powers: Vec<_> = (0..4).map(make_power).collect();
    println!("{:?}", powers.iter().map(|power| power(2)).collect::<Vec<_>>());
    println!("{:?}", powers.iter().map(|power| power(10)).collect::<Vec<_>>());
    let by_name: HashMap<_, _> = [("square", 2), ("cube", 3)].map(|(name, n)| (name, make_power(n))).into();
    println!("{} {}", by_name["cube"](3), by_name["square"](3));
}
