use nonlocal::factory;

factory! {
    fn bytes<T>(count: usize, items: &[T], size: Option<usize> = None) -> usize {
        let size = size.unwrap_or_else(|| size_of::<T>());
        items.len() * count * size
    }
}

fn main() {
    assert_eq!(bytes!(2, &[1_u16]), 4);
}
