// Closures of two runs of a factory are used together, and each changes its own variable.
use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: i64) -> (impl Fn(i64) -> bool, impl Fn() -> i64) {
    fn change(amount: i64) -> bool {
        nonlocal!(balance);
        if balance + amount < 0 {
            return false;
        }
        balance += amount;
        true
    }
    fn show() -> i64 {
        balance
    }
    (change, show)
}

fn transfer(amount: i64, source: &impl Fn(i64) -> bool, target: &impl Fn(i64) -> bool) -> &'static str {
    if source(-amount) && target(amount) { "done" } else { "refused" }
}

fn main() {
    let (ada, ada_has) = make_account(100);
    let (bob, bob_has) = make_account(0);
    println!("{} {} {}", transfer(70, &ada, &bob), ada_has(), bob_has());
    println!("{} {} {}", transfer(70, &ada, &bob), ada_has(), bob_has());
    println!("{} {} {}", transfer(20, &bob, &ada), ada_has(), bob_has());
}
