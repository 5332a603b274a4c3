// A toggle remembers whether it is on.
use nonlocal::nonlocal;

#[nonlocal]
fn make_toggle(on: &str, off: &str) -> impl FnMut() -> String {
    let mut state = false;
    fn toggle() -> String {
        nonlocal!(state);
        state = !state;
        if state { on } else { off }.to_owned()
    }
    toggle
}

fn main() {
    let mut lamp = make_toggle("light", "dark");
    let mut door = make_toggle("open", "shut");
    println!("{} {} {} {}", lamp(), door(), lamp(), lamp());
    println!("{}", door());
}
