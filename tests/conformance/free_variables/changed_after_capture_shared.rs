// The function around changes a variable after the closures were made, and all of them show the last value.
use nonlocal::nonlocal;

#[nonlocal]
fn make_labels() -> (impl Fn() -> String, impl Fn() -> String) {
    let mut label = "draft";
    fn first() -> String {
        nonlocal!(label);
        format!("first: {label}")
    }
    fn second() -> String {
        format!("second: {label}")
    }
    let kept = first;
    println!("{}", kept());
    label = "final";
    (kept, second)
}

fn main() {
    let (first, second) = make_labels();
    println!("{}", first());
    println!("{}", second());
}
