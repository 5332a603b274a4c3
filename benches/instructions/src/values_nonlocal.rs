//! With factories.

use nonlocal::nonlocal;

#[nonlocal]
pub fn make_counter(start: u64, step: u64) -> impl FnMut() -> u64 {
    let mut count = start;
    fn counter() -> u64 {
        nonlocal!(count);
        count = count.wrapping_add(step);
        count
    }
    counter
}

#[nonlocal]
pub fn make_readers(text: String) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64) {
    fn add(x: u64) -> u64 {
        x + text.len() as u64
    }
    fn multiply(x: u64) -> u64 {
        x * text.len() as u64
    }
    (add, multiply)
}

#[nonlocal]
pub fn make_rest(prefix: String) -> impl Fn(&str) -> &str {
    fn rest(text: &str) -> &str {
        text.strip_prefix(&*prefix).unwrap_or(text)
    }
    rest
}

#[nonlocal]
pub fn make_adders(count: u64) -> Vec<Box<dyn Fn(u64) -> u64>> {
    let mut all: Vec<Box<dyn Fn(u64) -> u64>> = Vec::new();
    for n in 0..count {
        fn add(x: u64) -> u64 {
            x + n
        }
        all.push(Box::new(add));
    }
    all
}

#[nonlocal]
pub fn make_levels(x: u64) -> impl Fn(u64) -> Box<dyn FnMut() -> u64> {
    fn outer(y: u64) -> Box<dyn FnMut() -> u64> {
        let mut sum = x;
        fn inner() -> u64 {
            nonlocal!(sum);
            sum += y;
            sum
        }
        Box::new(inner)
    }
    outer
}

nonlocal::factory! {
    fn make_scaler(factor: u64 = 3, offset: u64 = 1) -> impl Fn(u64) -> u64 {
        fn scale(x: u64) -> u64 {
            x.wrapping_mul(factor).wrapping_add(offset)
        }
        scale
    }
}

pub fn called(x: u64) -> u64 {
    make_scaler!(offset = 5)(x)
}
