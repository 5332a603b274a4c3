use nonlocal::factory;

#[factory]
fn make_tickets() -> Vec<Box<dyn FnMut() -> i64>> {
    let mut all: Vec<Box<dyn FnMut() -> i64>> = Vec::new();
    let mut count = 0;
    for _ in 0..2 {
        fn ticket() -> i64 {
            nonlocal!(count);
            count += 1;
            count
        }
        all.push(Box::new(ticket));
    }
    all
}

fn main() {
    let values: Vec<i64> = make_tickets().iter_mut().map(|f| f()).collect();
    assert_eq!(values, [1, 2]);
}
