// A stack as an object made of closures: methods on one list that is no attribute of it.

use nonlocal::nonlocal;

#[nonlocal(type = Stack)]
fn make_stack() -> Stack {
    let mut items: Vec<String> = Vec::new();
    fn push(item: &str) {
        nonlocal!(items);
        items.push(item.to_owned());
    }
    fn pop() -> String {
        nonlocal!(items);
        items.pop().unwrap_or("nothing".to_owned())
    }
    fn size() -> usize {
        items.len()
    }
    Stack { push, pop, size }
}

fn main() {
    let mut stack = make_stack();
    for word in ["one", "two", "three"] {
        stack.push(word);
    }
    println!("{}", stack.size());
    println!("{} {} {}", stack.pop(), stack.pop(), stack.size());
    let mut other = make_stack();
    println!("{} {}", other.pop(), other.size());
    println!("{} {}", stack.pop(), stack.pop());
}
