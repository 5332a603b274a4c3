// push, pop and peek work on one list that nobody else can reach.

use nonlocal::nonlocal;

#[nonlocal]
fn make_stack() -> (impl Fn(i64) -> usize, impl Fn() -> Option<i64>, impl Fn() -> Option<i64>) {
    let mut items: Vec<i64> = Vec::new();
    fn push(item: i64) -> usize {
        nonlocal!(items);
        items.push(item);
        items.len()
    }
    fn pop() -> Option<i64> {
        nonlocal!(items);
        items.pop()
    }
    fn peek() -> Option<i64> {
        items.last().copied()
    }
    (push, pop, peek)
}

fn shown(item: Option<i64>) -> String {
    item.map_or("None".to_owned(), |item| item.to_string())
}

fn main() {
    let (push, pop, peek) = make_stack();
    println!("{}", shown(pop()));
    println!("{} {} {}", push(10), push(20), push(30));
    println!("{} {} {}", shown(peek()), shown(pop()), shown(peek()));
    println!("{} {} {}", shown(pop()), shown(pop()), shown(pop()));
    println!("{} {}", push(40), shown(peek()));
}
