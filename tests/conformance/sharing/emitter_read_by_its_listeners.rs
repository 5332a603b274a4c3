// Listeners are called in order, and may read what the emitter has done so far.

use std::rc::Rc;

use nonlocal::nonlocal;

type Listener = Rc<dyn Fn(&str) -> String>;

#[allow(clippy::type_complexity, reason = "four closures")]
#[nonlocal(shared)]
fn make_emitter()
-> (impl Fn(Listener) + Clone, impl Fn(&str), impl Fn() -> usize + Clone, impl Fn() -> Vec<String> + Clone) {
    let mut listeners: Vec<Listener> = Vec::new();
    let mut delivered = 0;
    let mut log = Vec::new();
    fn on(listener: Listener) {
        nonlocal!(listeners);
        listeners.push(listener);
    }
    fn emit(event: &str) {
        nonlocal!(delivered, log);
        let now = listeners.clone();
        for listener in now {
            log.push(format!("{event}: {}", listener(event)));
            delivered += 1;
        }
    }
    fn count() -> usize {
        delivered
    }
    fn lines() -> Vec<String> {
        log.clone()
    }
    (on, emit, count, lines)
}

fn main() {
    let (on, emit, count, lines) = make_emitter();
    let read = count.clone();
    on(Rc::new(move |_| format!("first, after {}", read())));
    let (read, all) = (count.clone(), lines.clone());
    on(Rc::new(move |_| format!("second, after {} and {} lines", read(), all().len())));
    let more = on.clone();
    on(Rc::new(move |event| {
        more(Rc::new(|_| "late".to_owned()));
        format!("third sees {event}")
    }));
    emit("start");
    emit("stop");
    println!("{}", count());
    for line in lines() {
        println!("{line}");
    }
}
