//! Python's `def add(x, n=n)`: each turn has its own `n`.
nonlocal::factory! {
    fn make_adders(count: i64 = 3) -> Vec<Box<dyn Fn(i64) -> i64>> {
        let mut all: Vec<Box<dyn Fn(i64) -> i64>> = Vec::new();
        for n in 0..count {
            fn add(x: i64) -> i64 {
                x + n
            }
            all.push(Box::new(add));
        }
        all
    }
}

fn main() {
    let adders = make_adders!();
    assert_eq!(adders[1](1), 2);
}
