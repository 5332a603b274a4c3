//! Configured functions, with defaults and keyword arguments.
//!
//! A function inside `factory! { .. }` may have defaults, in Python's spelling. `make_clamp!(1, high = 6)` leaves
//! out and names arguments as Python does; `make_clamp(1, 6)` is an ordinary call.
//!
//! In the guide: `nonlocal::guide::from_python`, "Defaults and keywords".

use nonlocal::factory;

// Python:
//
//     def make_multiplier(factor=2):
//         def multiply(x):
//             return x * factor
//         return multiply
//
//     def make_clamp(low=0, high=100):
//         def clamp(x):
//             return max(low, min(x, high))
//         return clamp
//
//     print(list(map(make_multiplier(), [1, 2, 3])))              # [2, 4, 6]
//     print(list(map(make_multiplier(factor=3), [1, 2, 3])))      # [3, 6, 9]
//     percent = make_clamp()
//     dice = make_clamp(1, high=6)
//     digit = make_clamp(high=9)
//     print(percent(250), dice(250), digit(250))                  # 100 6 9
//     print(percent(-5), dice(-5), digit(-5))                     # 0 1 0

factory! {
    fn make_multiplier(factor: i64 = 2) -> impl Fn(i64) -> i64 {
        fn multiply(x: i64) -> i64 {
            x * factor
        }
        multiply
    }

    fn make_clamp(low: i64 = 0, high: i64 = 100) -> impl Fn(i64) -> i64 {
        fn clamp(x: i64) -> i64 {
            low.max(x.min(high))
        }
        clamp
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let doubled = [1, 2, 3].map(make_multiplier!());
    let tripled = [1, 2, 3].map(make_multiplier!(factor = 3));
    let percent = make_clamp!();
    let dice = make_clamp!(1, high = 6);
    let digit = make_clamp!(high = 9);
    let high = format!("{} {} {}", percent(250), dice(250), digit(250));
    let low = format!("{} {} {}", percent(-5), dice(-5), digit(-5));
    vec![
        ("map(make_multiplier())", format!("{doubled:?}"), "[2, 4, 6]"),
        ("map(make_multiplier(factor=3))", format!("{tripled:?}"), "[3, 6, 9]"),
        ("percent(250), dice(250), digit(250)", high, "100 6 9"),
        ("percent(-5), dice(-5), digit(-5)", low, "0 1 0"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
