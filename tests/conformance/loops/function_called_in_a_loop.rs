// A nested function, called in a loop, changes a variable of its factory, and the loop's condition sees it.

use nonlocal::factory;

#[factory]
fn collatz_steps(start: u64) -> u32 {
    let mut value = start;
    let mut steps = 0;
    fn step() {
        nonlocal!(value, steps);
        value = if value.is_multiple_of(2) { value / 2 } else { 3 * value + 1 };
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
