use nonlocal::nonlocal;

struct Ring<const N: usize>;

#[nonlocal]
impl<const N: usize> Ring<N> {
    fn spread() -> usize {
        let mut total = 0;
        fn add<T>(_value: T) {
            nonlocal!(total);
            total += size_of::<T>() % N;
        }
        add(7_u64);
        add(8_u16);
        total
    }
}

fn main() {
    assert_eq!(Ring::<5>::spread(), 5);
}
