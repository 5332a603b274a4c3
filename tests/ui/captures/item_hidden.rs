use nonlocal::nonlocal;

const LIMIT: i64 = 5;

#[nonlocal]
fn make(n: i64) -> Box<dyn Fn() -> i64> {
    fn show() -> i64 {
        n + LIMIT
    }
    {
        const LIMIT: i64 = 7;
        assert_eq!(LIMIT, 7);
        Box::new(show)
    }
}

fn main() {
    assert_eq!(make(1)(), 6);
}
