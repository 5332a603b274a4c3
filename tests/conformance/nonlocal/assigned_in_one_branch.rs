// An assignment in one branch makes the name local in the other, too: UnboundLocalError in Python.
// Here it is an error at the assignment. Fixed: nonlocal/assigned_in_one_branch_fixed.
use nonlocal::nonlocal;

#[nonlocal]
fn make_gate() -> impl FnMut(bool) -> &'static str {
    let mut level = "low";
    fn gate(raise_it: bool) -> &'static str {
        if raise_it {
            level = "high";
        }
        level
    }
    gate
}

fn main() {
    let mut gate = make_gate();
    println!("{}", gate(true));
    println!("{}", gate(false));
}
