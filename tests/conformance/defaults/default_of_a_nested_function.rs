// A nested function keeps the value of its turn as a default, and anybody may override it in a call.
// Here each turn has its own, and a closure has no defaults. Fixed: loops/adders_in_a_for_loop.

use nonlocal::factory;

factory! {
    fn make_adders() -> Vec<impl Fn(i64) -> i64> {
        let mut adders = Vec::new();
        for n in 0..3 {
            fn add(x: i64, n: i64 = n) -> i64 {
                x + n
            }
            adders.push(add);
        }
        adders
    }
}

fn main() {
    let adders = make_adders();
    println!("{}", adders[2](10));
    println!("{}", adders[2](10, 500));
}
