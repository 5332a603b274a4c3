// A default may be any expression over the names of its module: constants, calls, arithmetic.

use nonlocal::factory;

const MINUTE: u32 = 60;

const fn hours(n: u32) -> u32 {
    n * 60 * MINUTE
}

factory! {
    fn make_timer(
        seconds: u32 = hours(2) + 5 * MINUTE,
        label: String = ["tea", "timer"].join("-"),
    ) -> impl FnMut(u32) -> String {
        let mut left = seconds;
        fn tick(elapsed: u32) -> String {
            nonlocal!(left);
            left = left.saturating_sub(elapsed);
            format!("{label}: {left}")
        }
        tick
    }
}

fn main() {
    let mut tick = make_timer!();
    println!("{}", tick(5));
    println!("{}", tick(hours(2)));
    println!("{}", tick(1000));
    let mut egg = make_timer!(label = "egg".to_owned(), seconds = 3 * MINUTE);
    println!("{}", egg(30));
}
