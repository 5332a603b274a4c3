// A default names a constant that stands beside the function.
use nonlocal::factory;

const STEP: i64 = 5;
const START: i64 = STEP * 20;

factory! {
    fn make_countdown(start: i64 = START, step: i64 = STEP) -> impl FnMut() -> i64 {
        let mut start = start;
        fn countdown() -> i64 {
            nonlocal!(start);
            start -= step;
            start
        }
        countdown
    }
}

fn main() {
    let mut steps = [make_countdown!(), make_countdown!(10), make_countdown!(step = STEP + 1)];
    for _ in 0..2 {
        println!("{:?}", steps.each_mut().map(|countdown| countdown()));
    }
}
