//! A pool of workers on several threads, with one queue, one counter, and a flag that stops them.
//!
//! With `sync` the futures of `worker` are `Send`: what they share is locked for one evaluation at a time, and never across an
//! `.await`.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A counter on threads".

use std::collections::VecDeque;

use tokio::runtime;
use tokio::task::yield_now;

// Python:
//
//     async def work(workers, jobs, enough):
//         queue = deque(range(jobs))
//         done = []
//         stop = False
//
//         async def worker():
//             nonlocal stop
//             while not stop:
//                 if not queue:
//                     break
//                 job = queue.popleft()
//                 await asyncio.sleep(0)
//                 done.append(job * job)
//                 if job == enough:
//                     stop = True
//
//         tasks = [asyncio.create_task(worker()) for _ in range(workers)]
//         for task in tasks:
//             await task
//         return sorted(done), stop

use nonlocal::nonlocal;

#[nonlocal(sync)]
async fn work(workers: usize, jobs: u64, enough: u64) -> (Vec<u64>, bool) {
    let mut queue: VecDeque<u64> = (0..jobs).collect();
    let mut done: Vec<u64> = Vec::new();
    let mut stop = false;
    async fn worker() {
        nonlocal!(queue, done, stop);
        while !stop {
            let Some(job) = queue.pop_front() else { break };
            yield_now().await;
            done.push(job * job);
            if job == enough {
                stop = true;
            }
        }
    }
    let mut tasks = Vec::new();
    for _ in 0..workers {
        tasks.push(tokio::spawn(worker()));
    }
    for task in tasks {
        task.await.expect("no worker panics");
    }
    let mut all = done.clone();
    all.sort_unstable();
    (all, stop)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let runtime = runtime::Builder::new_multi_thread().worker_threads(4).build().expect("a runtime");
    let (all, stopped) = runtime.block_on(work(4, 10, 99));
    let (some, early) = runtime.block_on(work(1, 10, 3));
    vec![
        ("work(4, 10, 99)", format!("{all:?} {stopped}"), "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81] false"),
        ("work(1, 10, 3)", format!("{some:?} {early}"), "[0, 1, 4, 9] true"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
