use nonlocal::nonlocal;

#[nonlocal]
fn counter(start: i64, step: i64) -> impl FnMut() -> Option<i64> {
    let mut n = start;
    fn next() -> Option<i64> {
        nonlocal!(n);
        let v = n;
        n += step;
        Some(v)
    }
    next
}

#[nonlocal]
fn take<T>(k: usize, mut generator: impl FnMut() -> Option<T>) -> impl FnMut() -> Option<T> {
    let mut left = k;
    fn next() -> Option<T> {
        nonlocal!(left, generator);
        if left == 0 {
            return None;
        }
        left -= 1;
        generator()
    }
    next
}

#[nonlocal]
fn fmap<T, U>(f: impl Fn(T) -> U, mut generator: impl FnMut() -> Option<T>) -> impl FnMut() -> Option<U> {
    fn next() -> Option<U> {
        nonlocal!(generator);
        let v = generator()?;
        Some(f(v))
    }
    next
}

#[nonlocal]
fn filter<T>(
    pred: impl Fn(&T) -> bool,
    mut generator: impl FnMut() -> Option<T>,
) -> impl FnMut() -> Option<T> {
    fn next() -> Option<T> {
        nonlocal!(generator);
        while let Some(v) = generator() {
            if pred(&v) {
                return Some(v);
            }
        }
        None
    }
    next
}

#[nonlocal]
fn chain<T>(mut gens: Vec<Box<dyn FnMut() -> Option<T>>>) -> impl FnMut() -> Option<T> {
    let mut i = 0;
    fn next() -> Option<T> {
        nonlocal!(i, gens);
        while i < gens.len() {
            let v = gens[i]();
            if v.is_some() {
                return v;
            }
            i += 1;
        }
        None
    }
    next
}

fn to_list<T>(mut generator: impl FnMut() -> Option<T>) -> Vec<T> {
    let mut out = Vec::new();
    while let Some(v) = generator() {
        out.push(v);
    }
    out
}

fn main() {
    println!("{:?}", to_list(take(5, filter(|x| x % 3 == 0, fmap(|x| x * x, counter(1, 1))))));
    println!(
        "{:?}",
        to_list(chain(vec![Box::new(take(2, counter(10, 1))), Box::new(take(3, counter(0, -5)))]))
    );
}
