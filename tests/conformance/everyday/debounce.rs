use nonlocal::nonlocal;

#[nonlocal]
fn debounce<T: Clone>(
    wait: u64,
    f: impl Fn(T),
    clock: impl Fn() -> u64,
) -> (impl Fn(T), impl Fn() -> bool, impl Fn() -> u32) {
    let mut pending: Option<(u64, T)> = None;
    let mut calls = 0;
    fn call(arg: T) {
        nonlocal!(pending);
        pending = Some((clock() + wait, arg));
    }
    fn poll() -> bool {
        nonlocal!(pending, calls);
        let Some((due, arg)) = pending.clone() else { return false };
        if clock() < due {
            return false;
        }
        pending = None;
        calls += 1;
        f(arg);
        true
    }
    fn count() -> u32 {
        calls
    }
    (call, poll, count)
}

fn py(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

#[nonlocal]
fn main() {
    let mut t = 0;
    let mut out: Vec<String> = vec![];
    fn record(s: String) {
        nonlocal!(out);
        out.push(s);
    }
    fn clock() -> u64 {
        nonlocal!(t);
        t
    }
    let (call, poll, count) = debounce(5, record, clock);
    call("a".to_string());
    t = 3;
    call("ab".to_string());
    t = 6;
    let r1 = poll();
    t = 8;
    let r2 = poll();
    let r3 = poll();
    println!("{} {} {} {} {}", py(r1), py(r2), py(r3), format!("{out:?}").replace('"', "'"), count());
}
