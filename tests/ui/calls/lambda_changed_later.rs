use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<Box<dyn Fn() -> i64>> {
    let mut all = Vec::new();
    let mut n: i64 = 0;
    fn make() -> Box<dyn Fn() -> i64> {
        Box::new(move || n)
    }
    while n < 3 {
        all.push(make());
        n += 1;
    }
    all
}

fn main() {
    let shown: Vec<i64> = make_all().iter().map(|show| show()).collect();
    assert_eq!(shown, [3, 3, 3]);
}
