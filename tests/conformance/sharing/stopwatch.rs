// Three functions share whether a watch runs, and what it shows.
use nonlocal::nonlocal;

#[nonlocal]
fn make_stopwatch() -> (impl Fn(), impl Fn(i64), impl Fn() -> String) {
    let mut running = false;
    let mut seconds = 0;
    let mut laps = Vec::new();
    fn press() {
        nonlocal!(running, laps);
        running = !running;
        if !running {
            laps.push(seconds);
        }
    }
    fn tick(n: i64) {
        nonlocal!(seconds);
        if running {
            seconds += n;
        }
    }
    fn show() -> String {
        format!("{seconds} {} {laps:?}", if running { "on" } else { "off" })
    }
    (press, tick, show)
}

fn main() {
    let (press, tick, show) = make_stopwatch();
    tick(5);
    println!("{}", show());
    for n in [1, 2, 3] {
        press();
        tick(n);
        println!("{}", show());
    }
    press();
    println!("{}", show());
}
