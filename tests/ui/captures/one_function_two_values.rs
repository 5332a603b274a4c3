use nonlocal::factory;

#[factory]
fn make_tickets() -> (impl FnMut() -> i64, impl FnMut() -> i64) {
    let mut count = 0;
    fn ticket() -> i64 {
        nonlocal!(count);
        count += 1;
        count
    }
    (ticket, ticket)
}

fn main() {
    let (mut left, mut right) = make_tickets();
    assert_eq!((left(), right()), (1, 2));
}
