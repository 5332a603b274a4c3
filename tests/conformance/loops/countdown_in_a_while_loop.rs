// Closures made in a while loop keep the value that the changing variable had at their turn.

use nonlocal::nonlocal;

#[nonlocal]
fn make_countdown(start: u32) -> Vec<impl Fn() -> String> {
    let mut steps = Vec::new();
    let mut left = start;
    while left > 0 {
        let left_now = left;
        fn say() -> String {
            format!("{left_now} left")
        }
        steps.push(say);
        left -= 1;
    }
    steps
}

fn main() {
    let steps = make_countdown(3);
    println!("{}", steps.len());
    for say in &steps {
        println!("{}", say());
    }
    println!("{}", steps[0]());
}
