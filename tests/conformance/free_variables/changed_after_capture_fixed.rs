// A closure keeps the value of now in a variable of its own, and the function around goes on.
use nonlocal::nonlocal;

#[nonlocal]
fn make_labels() -> (impl Fn() -> &'static str, impl Fn() -> &'static str) {
    let mut label = "draft";
    let label_now = label;
    fn first() -> &'static str {
        label_now
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
