//! A rate limiter that all threads of a server share: so many calls in so long a time.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Every nth call".

use std::collections::VecDeque;
use std::thread;

// Python:
//
//     def make_limiter(limit, period):
//         lock = threading.Lock()
//         recent = []
//         refused = 0
//         def allow(now):
//             nonlocal refused
//             with lock:
//                 while recent and recent[0] + period <= now:
//                     recent.pop(0)
//                 if len(recent) == limit:
//                     refused += 1
//                     return False
//                 recent.append(now)
//                 return True
//         def report():
//             with lock:
//                 return f"{len(recent)} in, {refused} out"
//         return allow, report

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn make_limiter(limit: usize, period: u64) -> (impl Fn(u64) -> bool + Send + Sync, impl Fn() -> String) {
    let mut recent: VecDeque<u64> = VecDeque::new();
    let mut refused = 0;
    fn allow(now: u64) -> bool {
        nonlocal!(recent, refused);
        while recent.front().is_some_and(|first| first + period <= now) {
            recent.pop_front();
        }
        if recent.len() == limit {
            refused += 1;
            return false;
        }
        recent.push_back(now);
        true
    }
    fn report() -> String {
        format!("{} in, {refused} out", recent.len())
    }
    (allow, report)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (allow, report) = make_limiter(3, 10);
    let ask = |now| {
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..5).filter(|_| allow(now)).count());
            }
        });
        report()
    };
    vec![
        ("ask(0)", ask(0), "3 in, 17 out"),
        ("ask(9)", ask(9), "3 in, 37 out"),
        ("ask(10)", ask(10), "3 in, 54 out"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
