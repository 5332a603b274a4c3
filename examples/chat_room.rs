//! A chat room: visitors talk at the same time, and share its log.
//!
//! `visit` is spawned for each of them. Nothing is held while one of them waits, so that the others can go on.
//!
//! In the guide: `nonlocal::guide::from_python`, "Async".

use std::time::Duration;

use tokio::runtime;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::sleep;

// Python:
//
//     async def evening(visitors):
//         log = []
//         online = most = 0
//
//         async def visit(name, pace, lines):
//             nonlocal online, most
//             online += 1
//             most = max(most, online)
//             log.append(f"{name} joins")
//             for line in lines:
//                 await asyncio.sleep(pace / 1000)
//                 log.append(f"{name}: {line}")
//             online -= 1
//             log.append(f"{name} leaves, {online} left")
//
//         visits = [asyncio.create_task(visit(*visitor)) for visitor in visitors]
//         for visit in visits:
//             await visit
//         return log, most

use nonlocal::nonlocal;

type Visitor = (&'static str, u64, Vec<&'static str>);

#[nonlocal]
async fn evening(visitors: Vec<Visitor>) -> (Vec<String>, u32) {
    let mut log: Vec<String> = Vec::new();
    let (mut online, mut most) = (0, 0);
    async fn visit(name: &'static str, pace: u64, lines: Vec<&'static str>) {
        nonlocal!(log, online, most);
        online += 1;
        most = most.max(online);
        log.push(format!("{name} joins"));
        for line in lines {
            sleep(Duration::from_millis(pace)).await;
            log.push(format!("{name}: {line}"));
        }
        online -= 1;
        log.push(format!("{name} leaves, {online} left"));
    }
    let mut visits = Vec::new();
    for (name, pace, lines) in visitors {
        visits.push(spawn_local(visit(name, pace, lines)));
    }
    for visit in visits {
        visit.await.expect("nobody panics");
    }
    (log.clone(), most)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let runtime = runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let visitors = vec![("Ada", 10, vec!["hi", "bye"]), ("Bob", 15, vec!["hello"])];
    let (log, most) = LocalSet::new().block_on(&runtime, evening(visitors));
    let python =
        "Ada joins, Bob joins, Ada: hi, Bob: hello, Bob leaves, 1 left, Ada: bye, Ada leaves, 0 left";
    vec![("the log of the evening", log.join(", "), python), ("the most at once", most.to_string(), "2")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
