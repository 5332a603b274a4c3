// A variable that only one branch binds: NameError when the closure is called without it (test_scope).
// Here a variable that may be unbound is an error. Fixed: free_variables/only_one_branch_makes_it.

use nonlocal::nonlocal;

#[nonlocal]
fn make_show(known: bool) -> impl Fn() -> i64 {
    let answer;
    if known {
        answer = 42;
    }
    fn show() -> i64 {
        answer
    }
    show
}

fn main() {
    println!("{}", make_show(true)());
    println!("{}", make_show(false)());
}
