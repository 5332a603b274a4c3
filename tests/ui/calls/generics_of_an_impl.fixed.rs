use nonlocal::nonlocal;

struct Stack<T> {
    items: Vec<T>,
}

impl<T: PartialEq> Stack<T> {
    fn position(&self, wanted: T) -> Option<usize> {
        position(&self.items, wanted)
    }
}

#[nonlocal]
fn position<T: PartialEq>(items: &[T], wanted: T) -> Option<usize> {
    fn find(at: usize) -> Option<usize> {
        if items.get(at)? == &wanted { Some(at) } else { find(at + 1) }
    }
    find(0)
}

fn main() {
    assert_eq!(Stack { items: vec![1, 2] }.position(2), Some(1));
}
