use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<Box<dyn Fn() -> i64>> {
    let mut all: Vec<Box<dyn Fn() -> i64>> = Vec::new();
    let mut i: i64 = 0;
    fn make() -> Box<dyn Fn() -> i64> {
        fn show() -> i64 {
            i
        }
        Box::new(show)
    }
    while i < 3 {
        all.push(make());
        i += 1;
    }
    all
}

fn main() {
    let shown: Vec<i64> = make_all().iter().map(|show| show()).collect();
    assert_eq!(shown, [0, 1, 2]);
}
