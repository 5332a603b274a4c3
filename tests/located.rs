//! Where rustc says that something overflows: at what is written, and not at the attribute.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use nonlocal::nonlocal;

static LINE: Mutex<u32> = Mutex::new(0);

/// The line of the panic, counted from the line of this call.
#[track_caller]
fn line(call: impl FnOnce()) -> i64 {
    let panicked = catch_unwind(AssertUnwindSafe(call)).is_err();
    let line = *LINE.lock().unwrap();
    assert!(panicked);
    i64::from(line) - i64::from(std::panic::Location::caller().line())
}

#[nonlocal]
fn overflowing(by: u8) -> (impl Fn() -> u8, impl Fn(u8) -> i64) {
    let mut total: u8 = 250;
    let mut items: Vec<u8> = vec![250];
    fn next() -> u8 {
        nonlocal!(total, items);
        items.push(0);
        total += 1;
        total
    }
    fn run(step: u8) -> i64 {
        nonlocal!(total, items);
        line(|| match step {
            0 => total += by,
            1 => items[0] += by,
            2 => items.push(total + by),
            3 => items.push(by + items[0]),
            4 => total += next() + 4,
            5 => items[0] += next(),
            6 => items.push(1 / (by - 10)),
            7 => items.push((total - 255) * 2),
            _ => {}
        })
    }
    (next, run)
}

#[nonlocal]
fn called(by: u8) -> i64 {
    let mut total: u8 = 250;
    fn add() {
        nonlocal!(total);
        total += by;
    }
    line(|| add())
}

#[test]
fn an_overflow_is_where_it_is_written() {
    std::panic::set_hook(Box::new(|info| {
        *LINE.lock().unwrap() = info.location().map_or(0, std::panic::Location::line);
    }));
    for step in 0..8 {
        let (_, run) = overflowing(10);
        assert_eq!(run(step), i64::from(step) + 1, "step {step}");
    }
    assert_eq!(called(10), -2);
}
