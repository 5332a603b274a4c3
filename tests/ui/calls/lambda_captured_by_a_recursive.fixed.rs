use nonlocal::nonlocal;

#[nonlocal]
fn run(n: i64) -> i64 {
    let step: &dyn Fn(i64) -> i64 = &|x: i64| x + 1;
    fn up(x: i64) -> i64 {
        if x < n { up(step(x)) } else { x }
    }
    up(0)
}

fn main() {
    assert_eq!(run(3), 3);
}
