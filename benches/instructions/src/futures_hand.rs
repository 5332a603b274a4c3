//! The same, as an expert writes it by hand.

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use super::pause;

pub async fn lifted(turns: u64) -> u64 {
    async fn add(n: u64, sum: &mut u64) {
        pause().await;
        *sum = sum.wrapping_add(n);
    }
    let mut sum: u64 = 0;
    for turn in 0..turns {
        add(black_box(turn), &mut sum).await;
    }
    sum
}

pub async fn in_place(turns: u64) -> u64 {
    async fn add(n: u64, sum: &mut Vec<u64>, scaled: &impl Fn(u64) -> u64) {
        pause().await;
        sum[0] = sum[0].wrapping_add(scaled(n));
    }
    let step = black_box(3_u64);
    let scaled = move |n: u64| n.wrapping_mul(step);
    let mut sum = Vec::with_capacity(1);
    sum.push(0_u64);
    for turn in 0..turns {
        add(black_box(turn), &mut sum, &scaled).await;
    }
    sum[0]
}

pub async fn shared(turns: u64) -> u64 {
    async fn add(n: u64, log: Rc<RefCell<Vec<u64>>>) {
        if log.borrow().len() == 8 {
            log.borrow_mut().clear();
        }
        pause().await;
        log.borrow_mut().push(n);
    }
    let log = Rc::new(RefCell::new(Vec::with_capacity(8)));
    for turn in 0..turns {
        let future = add(black_box(turn), Rc::clone(&log));
        future.await;
    }
    let count = log.borrow().len() as u64;
    count
}
