use nonlocal::nonlocal;

#[nonlocal(type = Holder<Vec<T>>)]
fn make_holder<T: Clone>(value: T) -> Holder<T> {
    fn holder() -> T {
        value.clone()
    }
    holder
}

fn main() {
    assert_eq!(make_holder(1).call(), 1);
}
