//! By hand.

pub fn make_counter(start: u64, step: u64) -> impl FnMut() -> u64 {
    let mut count = start;
    move || {
        count = count.wrapping_add(step);
        count
    }
}

pub fn make_readers(text: String) -> (impl Fn(u64) -> u64, impl Fn(u64) -> u64) {
    let copy = text.clone();
    let add = move |x: u64| x + copy.len() as u64;
    let multiply = move |x: u64| x * text.len() as u64;
    (add, multiply)
}

pub fn make_rest(prefix: String) -> impl Fn(&str) -> &str {
    move |text| text.strip_prefix(&*prefix).unwrap_or(text)
}

pub fn make_adders(count: u64) -> Vec<Box<dyn Fn(u64) -> u64>> {
    let mut all: Vec<Box<dyn Fn(u64) -> u64>> = Vec::new();
    for n in 0..count {
        all.push(Box::new(move |x| x + n));
    }
    all
}

pub fn make_levels(x: u64) -> impl Fn(u64) -> Box<dyn FnMut() -> u64> {
    move |y| {
        let mut sum = x;
        Box::new(move || {
            sum += y;
            sum
        })
    }
}

fn make_scaler(factor: u64, offset: u64) -> impl Fn(u64) -> u64 {
    move |x| x.wrapping_mul(factor).wrapping_add(offset)
}

pub fn called(x: u64) -> u64 {
    make_scaler(3, 5)(x)
}
