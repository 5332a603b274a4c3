// Three functions call each other in turn, all of them before they are defined, and write one list.
use nonlocal::nonlocal;

#[nonlocal]
fn countdown(n: i64) -> (Vec<String>, i64) {
    let mut steps: Vec<String> = Vec::new();
    fn red(n: i64) -> i64 {
        nonlocal!(steps);
        steps.push(format!("red {n}"));
        if n <= 0 { n } else { green(n - 1) }
    }
    fn green(n: i64) -> i64 {
        nonlocal!(steps);
        steps.push(format!("green {n}"));
        if n <= 0 { n } else { blue(n - 2) }
    }
    fn blue(n: i64) -> i64 {
        nonlocal!(steps);
        steps.push(format!("blue {n}"));
        if n <= 0 { n } else { red(n - 3) }
    }
    let last = red(n);
    (steps, last)
}

fn main() {
    for n in [7, 0, 2] {
        let (steps, last) = countdown(n);
        println!("{} ends with {last}", steps.join(", "));
    }
}
