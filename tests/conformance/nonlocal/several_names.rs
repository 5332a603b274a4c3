// One declaration may name several variables.
use nonlocal::nonlocal;

#[nonlocal]
fn make_stats() -> impl FnMut(i64) -> String {
    let mut count = 0;
    let (mut low, mut high) = (None, None);
    fn add(x: i64) -> String {
        nonlocal!(count, low, high);
        count += 1;
        let least = low.map_or(x, |low: i64| low.min(x));
        let greatest = high.map_or(x, |high: i64| high.max(x));
        low = Some(least);
        high = Some(greatest);
        format!("{count} values from {least} to {greatest}")
    }
    add
}

fn main() {
    let mut add = make_stats();
    println!("{}", add(5));
    println!("{}", add(-2));
    println!("{}", add(7));
}
