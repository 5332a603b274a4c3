// The loop variable lives on after the loop in Python; here it ends with its turn.
// Here it is rustc's E0425. Fixed: loops/loop_variable_after_the_loop_fixed.
use nonlocal::nonlocal;

#[nonlocal]
fn last_of(items: &[i64]) -> i64 {
    for item in items {}
    fn last() -> i64 {
        *item
    }
    last()
}

fn main() {
    println!("{}", last_of(&[1, 2, 3]));
    println!("{}", last_of(&[]));
}
