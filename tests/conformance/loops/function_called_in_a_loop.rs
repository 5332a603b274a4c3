// A nested function, called in a loop, changes a variable of its factory, and the loop's condition sees it.

use nonlocal::nonlocal;

#[nonlocal]
fn collatz_steps(start: u64) -> u32 {
    let mut value = start;
    let mut steps = 0;
    fn step() {
        nonlocal!(value, steps);
        value = if value % 2 == 0 { value / 2 } else { 3 * value + 1 };
        steps += 1;
    }
    while value != 1 {
        step();
    }
    steps
}

fn main() {
    for start in [1, 2, 3, 6, 7, 27] {
        println!("{start} {}", collatz_steps(start));
    }
}
