use nonlocal::factory;

factory! {
    fn bytes<T>(count: usize, items: &[T], size: usize = size_of::<T>()) -> usize {
        items.len() * count * size
    }
}

fn main() {
    assert_eq!(bytes!(2, &[1_u16]), 4);
}
