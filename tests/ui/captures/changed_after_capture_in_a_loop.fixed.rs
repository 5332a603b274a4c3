use nonlocal::nonlocal;

#[nonlocal]
fn make() -> Vec<Box<dyn Fn() -> i64>> {
    let mut all: Vec<Box<dyn Fn() -> i64>> = Vec::new();
    let mut i = 0;
    while i < 3 {
        let i_now = i;
        fn show() -> i64 {
            i_now
        }
        all.push(Box::new(show));
        i += 1;
    }
    all
}

fn main() {
    let values: Vec<i64> = make().iter().map(|f| f()).collect();
    assert_eq!(values, [0, 1, 2]);
}
