use nonlocal::nonlocal;
use std::cell::Cell;

#[derive(Debug)]
enum Failure<E> {
    Open(u32),
    Inner(E),
}

#[nonlocal]
fn breaker<A, R, E>(
    f: impl Fn(A) -> Result<R, E>,
    threshold: u32,
    cooldown: u32,
    clock: impl Fn() -> u32,
) -> (impl Fn(A) -> Result<R, Failure<E>>, impl Fn() -> Vec<String>) {
    let mut failures = 0;
    let mut opened_at: Option<u32> = None;
    let mut transitions = vec![];
    fn trip() {
        nonlocal!(opened_at, transitions);
        let now = clock();
        opened_at = Some(now);
        transitions.push(format!("open@{now}"));
    }
    fn reset() {
        nonlocal!(failures, opened_at, transitions);
        if opened_at.is_some() {
            transitions.push(format!("closed@{}", clock()));
        }
        failures = 0;
        opened_at = None;
    }
    fn call(x: A) -> Result<R, Failure<E>> {
        nonlocal!(failures);
        if let Some(at) = opened_at
            && clock() - at < cooldown
        {
            return Err(Failure::Open(cooldown - (clock() - at)));
        }
        let result = f(x).map_err(|e| {
            failures += 1;
            if failures >= threshold {
                trip();
            }
            Failure::Inner(e)
        })?;
        reset();
        Ok(result)
    }
    fn history() -> Vec<String> {
        transitions.clone()
    }
    (call, history)
}

fn main() {
    let t = Cell::new(0);
    let div = |x: u32| if x == 0 { Err("zero") } else { Ok(100 / x) };
    let (call, history) = breaker(div, 2, 10, || t.get());
    for (step, x) in [(0, 5), (1, 0), (2, 0), (5, 5), (12, 0), (13, 1), (23, 4)] {
        t.set(step);
        match call(x) {
            Ok(v) => println!("{v}"),
            Err(Failure::Open(n)) => println!("open: retry in {n}"),
            Err(Failure::Inner(e)) => println!("error: {e}"),
        }
    }
    println!("{}", history().join(" "));
}
