// The function around sees a change as soon as the call that made it returns, and changes the variable itself.
use nonlocal::nonlocal;

#[nonlocal]
fn factory_sees() -> (i64, Vec<i64>) {
    let mut level = 0;
    let mut log = Vec::new();
    fn up(by: i64) {
        nonlocal!(level, log);
        level += by;
        log.push(level);
    }
    up(1);
    println!("{level} {log:?}");
    level *= 10;
    up(5);
    println!("{level} {log:?}");
    log.clear();
    up(-15);
    (level, log)
}

fn main() {
    let (level, log) = factory_sees();
    println!("{level} {log:?}");
}
