// The function and its factory assign to one variable in turn (Crafting Interpreters, assign_to_closure).

use nonlocal::nonlocal;

#[nonlocal]
fn run() -> Vec<&'static str> {
    let mut lines = Vec::new();
    let mut local = "local";
    fn f() {
        nonlocal!(lines, local);
        lines.push(local);
        local = "after f";
        lines.push(local);
    }
    fn g() {
        nonlocal!(lines, local);
        lines.push(local);
        local = "after g";
        lines.push(local);
    }
    f();
    local = "between";
    g();
    lines
}

fn main() {
    for line in run() {
        println!("{line}");
    }
}
