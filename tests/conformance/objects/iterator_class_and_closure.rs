// An iterator as a class with __next__, and as a closure that is called until it gives None.

use std::iter;

use nonlocal::nonlocal;

struct Countdown {
    left: u32,
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.left + 1)
    }
}

#[nonlocal]
fn make_countdown(start: u32) -> impl FnMut() -> Option<u32> {
    let mut left = start;
    fn step() -> Option<u32> {
        nonlocal!(left);
        if left == 0 {
            return None;
        }
        left -= 1;
        Some(left + 1)
    }
    step
}

fn main() {
    println!("{:?}", Countdown { left: 3 }.collect::<Vec<_>>());
    println!("{:?}", iter::from_fn(make_countdown(3)).collect::<Vec<_>>());
    let by_closure: u32 = iter::from_fn(make_countdown(10)).sum();
    println!("{} {by_closure}", Countdown { left: 10 }.sum::<u32>());
    for n in iter::from_fn(make_countdown(2)) {
        println!("{n}");
    }
}
