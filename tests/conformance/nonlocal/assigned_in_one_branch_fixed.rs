// With `nonlocal` the assignment in one branch is seen in the other, at the next call.
use nonlocal::nonlocal;

#[nonlocal]
fn make_gate() -> impl FnMut(bool) -> &'static str {
    let mut level = "low";
    fn gate(raise_it: bool) -> &'static str {
        nonlocal!(level);
        if raise_it {
            level = "high";
        }
        level
    }
    gate
}

fn main() {
    let mut gate = make_gate();
    println!("{}", gate(false));
    println!("{}", gate(true));
    println!("{}", gate(false));
}
