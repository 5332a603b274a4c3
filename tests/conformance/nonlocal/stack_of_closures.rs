// Push, pop and size are three functions over one list.
use nonlocal::nonlocal;

#[nonlocal]
fn make_stack() -> (impl Fn(&str) -> usize, impl Fn() -> String, impl Fn() -> usize) {
    let mut items: Vec<String> = Vec::new();
    fn push(item: &str) -> usize {
        nonlocal!(items);
        items.push(item.to_owned());
        size()
    }
    fn pop() -> String {
        nonlocal!(items);
        items.pop().unwrap_or_else(|| "empty".to_owned())
    }
    fn size() -> usize {
        items.len()
    }
    (push, pop, size)
}

fn main() {
    let (push, pop, size) = make_stack();
    println!("{} {} {}", push("a"), push("b"), size());
    println!("{} {} {}", pop(), pop(), pop());
    println!("{} {}", size(), push("c"));
}
