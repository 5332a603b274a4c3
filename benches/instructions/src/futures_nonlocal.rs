//! Nested functions that are `async`.

use std::hint::black_box;

use nonlocal::nonlocal;

use super::pause;

/// Calls that are awaited at once, over a variable whose type is known.
#[nonlocal]
pub async fn lifted(turns: u64) -> u64 {
    let mut sum: u64 = 0;
    async fn add(n: u64) {
        nonlocal!(sum);
        pause().await;
        sum = sum.wrapping_add(n);
    }
    for turn in 0..turns {
        add(black_box(turn)).await;
    }
    sum
}

/// The same, over a closure, whose type has no name.
#[nonlocal]
pub async fn in_place(turns: u64) -> u64 {
    let step = black_box(3_u64);
    let scaled = move |n: u64| n.wrapping_mul(step);
    let mut sum = Vec::with_capacity(1);
    sum.push(0_u64);
    async fn add(n: u64) {
        nonlocal!(sum);
        pause().await;
        sum[0] = sum[0].wrapping_add(scaled(n));
    }
    for turn in 0..turns {
        add(black_box(turn)).await;
    }
    sum[0]
}

/// Futures that share what they change, as values.
#[nonlocal]
pub async fn shared(turns: u64) -> u64 {
    let mut log: Vec<u64> = Vec::with_capacity(8);
    async fn add(n: u64) {
        nonlocal!(log);
        if log.len() == 8 {
            log.clear();
        }
        pause().await;
        log.push(n);
    }
    for turn in 0..turns {
        let future = add(black_box(turn));
        future.await;
    }
    log.len() as u64
}
