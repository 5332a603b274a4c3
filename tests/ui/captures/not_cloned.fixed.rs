use nonlocal::nonlocal;

fn send(ok: impl Fn(), failed: impl Fn()) {
    ok();
    failed();
}

fn tell(on_result: &impl Fn(&str), text: &str) {
    on_result(text);
}

fn read(clock: &impl Fn() -> u64) -> u64 {
    clock()
}

#[nonlocal]
fn dispatch(on_result: impl Fn(&str)) -> i64 {
    let on_result = &on_result;
    let mut ran: i64 = 0;
    fn ok() {
        nonlocal!(ran);
        ran += 1;
        tell(&on_result, "ok");
    }
    fn failed() {
        nonlocal!(ran);
        ran += 1;
        tell(&on_result, "failed");
    }
    let handlers = (ok, failed);
    send(handlers.0, handlers.1);
    ran
}

#[nonlocal]
fn stopwatch<F: Fn() -> u64 + Clone>(clock: F) -> (impl Fn(), impl Fn() -> u64) {
    let mut start = 0;
    fn begin() {
        nonlocal!(start);
        start = read(&clock);
    }
    fn elapsed() -> u64 {
        read(&clock) - start
    }
    (begin, elapsed)
}

fn main() {
    assert_eq!(dispatch(|_| ()), 2);
    let (begin, elapsed) = stopwatch(|| 5);
    begin();
    assert_eq!(elapsed(), 0);
}
