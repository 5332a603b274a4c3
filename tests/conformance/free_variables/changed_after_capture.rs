// The function around changes a variable after a closure was made, and the closure shows the last value.
// Refused: `make_labels` changes `label` after `first` has captured it: is `first` to keep the old value, or to see the new one?
use nonlocal::nonlocal;

#[nonlocal]
fn make_labels() -> (impl Fn() -> &'static str, impl Fn() -> &'static str) {
    let mut label = "draft";
    fn first() -> &'static str {
        label
    }
    let kept = first;
    label = "final";
    fn second() -> &'static str {
        label
    }
    (kept, second)
}

fn main() {
    let (first, second) = make_labels();
    println!("{}", first());
    println!("{}", second());
}
