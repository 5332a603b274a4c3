// retry calls what fails again, up to so many times, and gives the last error.

use std::sync::atomic::{AtomicU32, Ordering};

use nonlocal::decorate;
use nonlocal::decorators::retry;

static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

#[decorate(retry(3))]
fn connect(works_at: u32) -> Result<String, String> {
    let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed) + 1;
    if attempt < works_at { Err(format!("attempt {attempt}")) } else { Ok(format!("attempt {attempt}")) }
}

fn shown(result: Result<String, String>) -> String {
    match result {
        Ok(value) => format!("done: {value}"),
        Err(error) => format!("failed: {error}"),
    }
}

fn main() {
    println!("{}", shown(connect(3)));
    println!("{}", shown(connect(4)));
    println!("{}", shown(connect(99)));
    println!("{}", ATTEMPTS.load(Ordering::Relaxed));
}
