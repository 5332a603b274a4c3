use nonlocal::nonlocal;

#[nonlocal(sync)]
fn make_tickets() -> (impl Fn() -> u64 + Send, impl Fn() -> u64) {
    let mut next: u64 = 0;
    fn take() -> u64 {
        nonlocal!(next);
        next += 1;
        next
    }
    (take, take)
}

fn main() {
    let (take, other) = make_tickets();
    let first = std::thread::spawn(move || take()).join().expect("a number");
    assert_eq!((first, other()), (1, 2));
}
