use nonlocal::nonlocal;

#[nonlocal]
fn make_all() -> Vec<Box<dyn Fn() -> i32>> {
    let mut all: Vec<Box<dyn Fn() -> i32>> = Vec::new();
    let mut i = 0;
    while i < 3 {
        fn show() -> i32 {
            i
        }
        all.push(Box::new(show));
        i += 1;
    }
    all
}

fn main() {
    let shown: Vec<i32> = make_all().iter().map(|show| show()).collect();
    assert_eq!(shown, [3, 3, 3]);
}
