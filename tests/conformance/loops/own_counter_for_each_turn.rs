// A variable that is bound in the body of a loop by a factory is another one in each turn.

use nonlocal::nonlocal;

#[nonlocal]
fn make_counters(starts: &[i64]) -> Vec<impl FnMut() -> i64> {
    let mut counters = Vec::new();
    for start in starts {
        let mut count = *start;
        fn counter() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        counters.push(counter);
    }
    counters
}

fn main() {
    let mut counters = make_counters(&[0, 100]);
    let [first, second] = &mut counters[..] else {
        return;
    };
    println!("{} {} {}", first(), first(), first());
    println!("{}", second());
    println!("{} {}", first(), second());
}
