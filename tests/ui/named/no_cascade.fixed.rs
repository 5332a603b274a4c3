use nonlocal::nonlocal;

#[nonlocal(type = Ticker, derive(Clone, Debug, PartialEq))]
fn make_ticker(step: i64) -> Ticker {
    let mut count: i64 = 0;
    fn tick(times: i64) -> i64 {
        nonlocal!(count);
        count += step * times;
        count
    }
    tick
}

#[nonlocal(type = Clock, derive(Debug))]
fn make_clock() -> Clock {
    const HOURS: i64 = 24;
    let mut time: i64 = 0;
    fn tick() {
        nonlocal!(time);
        time = (time + 1) % HOURS;
    }
    fn show() -> i64 {
        time
    }
    Clock { tick, time: show, HOURS }
}

fn main() {
    let ticker = make_ticker(2);
    println!("{:?} {:?}", ticker.clone(), Ticker::FREE_VARS);
    let mut again = ticker.clone();
    assert_eq!(again.as_fn_mut()(1), 2);
    assert!(again != ticker);
    let mut next = ticker.into_fn();
    assert_eq!(next(2), 4);

    let mut clock = make_clock();
    clock.tick();
    assert_eq!((clock.time(), Clock::HOURS), (1, 24));
    println!("{clock:?}");
}
