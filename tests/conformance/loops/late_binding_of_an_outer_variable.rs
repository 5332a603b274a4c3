// Python's late binding with a variable of the whole loop: every closure shows the last total.
// Here it is an error that shows the snapshot to write. Fixed: loops/running_totals.

use nonlocal::nonlocal;

#[nonlocal]
fn make_checkpoints(amounts: &[i64]) -> Vec<impl Fn() -> i64> {
    let mut total = 0;
    let mut checkpoints = Vec::new();
    for amount in amounts {
        total += amount;
        fn checkpoint() -> i64 {
            total
        }
        checkpoints.push(checkpoint);
    }
    checkpoints
}

fn main() {
    let shown: Vec<i64> = make_checkpoints(&[5, 20, 75]).iter().map(|checkpoint| checkpoint()).collect();
    println!("{shown:?}");
}
