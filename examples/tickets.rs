//! A ticket counter with many windows, each on a thread of its own.
//!
//! The closures share an `Arc<Mutex<..>>`: every call is atomic, and every number is given once. The loop makes a handle
//! for each window; nobody writes `Arc::clone`.
//!
//! In the guide: `nonlocal::guide::from_python`, "Threads".

use std::collections::HashSet;
use std::thread;

// Python:
//
//     def make_office(windows):
//         lock = threading.Lock()
//         last = 0
//         def take():
//             nonlocal last
//             with lock:
//                 last += 1
//                 return last
//         def taken():
//             with lock:
//                 return last
//         return [take for _ in range(windows)], taken

use nonlocal::nonlocal;

#[nonlocal(sync)]
fn make_office(windows: usize) -> (Vec<impl Fn() -> u64 + Send + 'static>, impl Fn() -> u64) {
    let mut last: u64 = 0;
    fn take() -> u64 {
        nonlocal!(last);
        last += 1;
        last
    }
    fn taken() -> u64 {
        last
    }
    let mut all = Vec::new();
    for _ in 0..windows {
        all.push(take);
    }
    (all, taken)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (windows, taken) = make_office(4);
    let start =
        |take: Box<dyn Fn() -> u64 + Send>| thread::spawn(move || (0..1000).map(|_| take()).collect());
    let threads: Vec<thread::JoinHandle<Vec<u64>>> =
        windows.into_iter().map(|take| start(Box::new(take))).collect();
    let numbers: Vec<u64> =
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread that ends")).collect();
    let different: HashSet<u64> = numbers.iter().copied().collect();
    vec![
        (
            "sum(numbers), len(set(numbers))",
            format!("{} {}", numbers.iter().sum::<u64>(), different.len()),
            "8002000 4000",
        ),
        ("taken()", taken().to_string(), "4000"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
