// Each closure keeps the running total of its turn, though the total goes on changing.

use nonlocal::nonlocal;

#[nonlocal]
fn make_checkpoints(amounts: &[i64]) -> (i64, Vec<impl Fn() -> String>) {
    let mut total = 0;
    let mut checkpoints = Vec::new();
    for &amount in amounts {
        total += amount;
        let total_now = total;
        fn checkpoint() -> String {
            format!("{total_now} after {amount}")
        }
        checkpoints.push(checkpoint);
    }
    (total, checkpoints)
}

fn main() {
    let (total, checkpoints) = make_checkpoints(&[5, 20, 75]);
    println!("{total}");
    for checkpoint in &checkpoints {
        println!("{}", checkpoint());
    }
}
