// A loop wraps a function once in each turn; each wrapper keeps the function that it wraps.

use nonlocal::nonlocal;

#[nonlocal]
fn make_pipeline(steps: &[(i64, i64)]) -> Box<dyn Fn(i64) -> i64> {
    fn identity(x: i64) -> i64 {
        x
    }
    let mut pipeline: Box<dyn Fn(i64) -> i64> = Box::new(identity);
    for &(add, times) in steps {
        let before = pipeline;
        fn stage(x: i64) -> i64 {
            (before(x) + add) * times
        }
        pipeline = Box::new(stage);
    }
    pipeline
}

fn main() {
    println!("{}", make_pipeline(&[])(7));
    println!("{}", make_pipeline(&[(1, 10)])(7));
    let pipeline = make_pipeline(&[(1, 10), (2, 3), (0, -1)]);
    println!("{}", pipeline(0));
    println!("{:?}", [0, 1, 2].map(pipeline));
}
