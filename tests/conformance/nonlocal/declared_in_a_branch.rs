// `nonlocal` in a branch counts for the whole function.

use nonlocal::nonlocal;

#[nonlocal]
fn make_meter(limit: i64) -> (impl Fn(i64) -> i64, impl Fn() -> Vec<i64>) {
    let mut level = 0;
    let mut alarms: Vec<i64> = Vec::new();
    fn change(by: i64) -> i64 {
        if by != 0 {
            nonlocal!(level, alarms);
            level += by;
        }
        if level > limit {
            alarms.push(level);
            level = limit;
        }
        level
    }
    fn raised() -> Vec<i64> {
        alarms.clone()
    }
    (change, raised)
}

fn main() {
    let (change, alarms) = make_meter(10);
    let levels: Vec<i64> = [3, 0, 9, -2, 5].into_iter().map(change).collect();
    println!("{levels:?} {:?}", alarms());
}
