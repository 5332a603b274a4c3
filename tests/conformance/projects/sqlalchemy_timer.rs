// sqlalchemy/sqlalchemy test/perf/many_table_reflection.py: timer / track_time
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use nonlocal::nonlocal;

#[nonlocal]
fn timer(clock: impl Fn() -> i64) -> (impl Fn(&str, &dyn Fn()), impl Fn() -> Vec<(String, i64)>) {
    let mut timing: BTreeMap<String, i64> = BTreeMap::new();
    fn track_time(name: &str, body: &dyn Fn()) {
        nonlocal!(timing);
        let start = clock();
        body();
        timing.insert(name.to_string(), clock() - start);
    }
    fn timings() -> Vec<(String, i64)> {
        timing.iter().map(|(k, v)| (k.clone(), *v)).collect()
    }
    (track_time, timings)
}

fn main() {
    let now = Rc::new(Cell::new(0));
    let time = now.clone();
    let clock = move || {
        time.set(time.get() + 1);
        time.get()
    };
    let (track, timings) = timer(clock);
    track("outer", &|| {
        track("inner", &|| now.set(now.get() + 5));
        println!("{}", timings().len());
    });
    track("last", &|| ());
    println!("{}", timings().iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" "));
}
