// What a decorator keeps lives from call to call, for each decorated function: here the best result.

use std::sync::{Mutex, PoisonError};

use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn record<F: Fn(i64) -> i64>(function: F) -> impl Fn(i64) -> i64 {
    let best: Mutex<Option<i64>> = Mutex::new(None);
    fn wrapper(x: i64) -> i64 {
        let result = function(x);
        let mut best = best.lock().unwrap_or_else(PoisonError::into_inner);
        if best.is_none_or(|best| result > best) {
            *best = Some(result);
            println!("{result} is a record");
        }
        result
    }
    wrapper
}

#[decorate(record)]
fn jump(x: i64) -> i64 {
    x * 10
}

#[decorate(record)]
fn throw(x: i64) -> i64 {
    x + 50
}

fn main() {
    println!("{}", jump(3));
    println!("{}", jump(2));
    println!("{}", throw(1));
    println!("{}", jump(4));
    println!("{}", throw(0));
}
