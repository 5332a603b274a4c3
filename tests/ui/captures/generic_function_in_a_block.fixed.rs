use nonlocal::nonlocal;

struct Ring<const N: usize>;

#[nonlocal]
fn spread<const N: usize>() -> usize {
    let mut total = 0;
    fn add<T>(_value: T) {
        nonlocal!(total);
        total += size_of::<T>() % N;
    }
    add(7_u64);
    add(8_u16);
    total
}

impl<const N: usize> Ring<N> {
    fn spread() -> usize {
        spread::<N>()
    }
}

fn main() {
    assert_eq!(Ring::<5>::spread(), 5);
}
