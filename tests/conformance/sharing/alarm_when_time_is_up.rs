// A closure calls another one, which it was given, and that one changes a variable of another function.
use nonlocal::nonlocal;

#[nonlocal]
fn make_timer(mut seconds: i64, alarm: impl Fn(&str)) -> impl FnMut() -> i64 {
    fn tick() -> i64 {
        nonlocal!(seconds);
        seconds -= 1;
        if seconds == 0 {
            alarm("time is up");
        }
        seconds
    }
    tick
}

#[nonlocal]
fn make_log() -> (impl Fn(&str) + Clone, impl Fn() -> String) {
    let mut lines = Vec::new();
    fn log(line: &str) {
        nonlocal!(lines);
        lines.push(line.to_owned());
    }
    fn shown() -> String {
        if lines.is_empty() { "nothing".to_owned() } else { lines.join(", ") }
    }
    (log, shown)
}

fn main() {
    let (log, shown) = make_log();
    let (mut egg, mut cake) = (make_timer(2, log.clone()), make_timer(3, log.clone()));
    log("start");
    for _ in 0..3 {
        println!("{} {} {}", egg(), cake(), shown());
    }
}
