//! A retry that waits for longer each time, and counts.
//!
//! `retry` wants what a web framework or a scheduler wants: a `Fn` whose futures own what they need. `fetch` is that as it is.
//!
//! In the guide: `nonlocal::guide::cookbook`, "Retry".

use std::future::Future;
use std::time::Duration;

use tokio::runtime;
use tokio::time::sleep;

// Python:
//
//     async def retry(times, call):
//         wait = 0.001
//         for _ in range(times - 1):
//             try:
//                 return await call()
//             except ConnectionError:
//                 await asyncio.sleep(wait)
//                 wait *= 2
//         return await call()
//
//     async def download(failures):
//         attempts = 0
//         log = []
//
//         async def fetch():
//             nonlocal attempts
//             attempts += 1
//             await asyncio.sleep(0)
//             if attempts <= failures:
//                 log.append(f"attempt {attempts} fails")
//                 raise ConnectionError(f"no answer to attempt {attempts}")
//             return f"page of attempt {attempts}"
//
//         try:
//             page = await retry(3, fetch)
//         except ConnectionError as error:
//             page = str(error)
//         return page, log

use nonlocal::nonlocal;

async fn retry<T, E, F>(times: u32, call: impl Fn() -> F) -> Result<T, E>
where
    F: Future<Output = Result<T, E>> + 'static,
{
    let mut wait = Duration::from_millis(1);
    for _ in 1..times {
        if let Ok(value) = call().await {
            return Ok(value);
        }
        sleep(wait).await;
        wait *= 2;
    }
    call().await
}

#[nonlocal]
async fn download(failures: u32) -> (String, Vec<String>) {
    let mut attempts = 0;
    let mut log: Vec<String> = Vec::new();
    async fn fetch() -> Result<String, String> {
        nonlocal!(attempts, log);
        attempts += 1;
        sleep(Duration::ZERO).await;
        if attempts <= failures {
            log.push(format!("attempt {attempts} fails"));
            return Err(format!("no answer to attempt {attempts}"));
        }
        Ok(format!("page of attempt {attempts}"))
    }
    let page = retry(3, fetch).await.unwrap_or_else(|error| error);
    (page, log.clone())
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let runtime = runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let shown = |(page, log): (String, Vec<String>)| format!("{page}: {}", log.join(", "));
    vec![
        ("download(0)", shown(runtime.block_on(download(0))), "page of attempt 1: "),
        (
            "download(2)",
            shown(runtime.block_on(download(2))),
            "page of attempt 3: attempt 1 fails, attempt 2 fails",
        ),
        (
            "download(9)",
            shown(runtime.block_on(download(9))),
            "no answer to attempt 3: attempt 1 fails, attempt 2 fails, attempt 3 fails",
        ),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
