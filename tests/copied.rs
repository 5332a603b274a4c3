//! Copies and clones that closures have: as good as the variable, or not made. A `move` closure over a number that its function
//! changes has a copy, if it is done with when its statement is.

use nonlocal::nonlocal;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicI64, Ordering};

#[nonlocal]
fn run() -> (i64, i64) {
    let mut n: i64 = 1;
    fn ap() -> i64 {
        nonlocal!(n);
        n += 1;
        (0..3).map(move |x| x * n).sum()
    }
    (ap(), ap())
}
#[nonlocal]
fn flat() -> Vec<(i64, i64)> {
    let mut k = 1;
    fn pairs() -> Vec<(i64, i64)> {
        nonlocal!(k);
        k += 1;
        (0..2).flat_map(|a| (0..2).map(move |b| (a * k, b * k))).collect()
    }
    pairs();
    pairs()
}
#[nonlocal]
fn two(v: Vec<i64>) -> (Vec<i64>, usize, String) {
    let mut k = 3;
    let mut out = vec![];
    let mut s = String::new();
    fn ap(v: Vec<i64>) -> Vec<i64> {
        nonlocal!(k, out, s);
        k += 1;
        let r: Vec<i64> = v.iter().map(move |x| x * k + k.pow(1)).filter(move |x| *x > k).collect();
        s += &v.iter().map(move |x| format!("{x}{k}")).collect::<Vec<_>>().concat();
        k += 1;
        out.push(r.len());
        r
    }
    (ap(v), out.len(), format!("{s}{k}"))
}
#[nonlocal]
fn value() -> impl FnMut() -> i64 {
    let mut k = 3;
    fn ap() -> i64 {
        nonlocal!(k);
        k += 1;
        (0..k).map(move |x| x * k).sum()
    }
    ap
}
#[nonlocal]
fn rec() -> i64 {
    let mut d = 0;
    fn go(n: i64) -> i64 {
        nonlocal!(d);
        d += 1;
        let s: i64 = (0..2).map(move |x| x * d).sum();
        if n > 0 { s + go(n - 1) } else { s }
    }
    go(3)
}
#[nonlocal]
fn tied() -> (i64, usize) {
    let mut d = 0;
    let mut seen = vec![];
    fn go(n: i64) -> i64 {
        nonlocal!(d, seen);
        d += 1;
        seen.push((n, "x"));
        let s: i64 = (0..2).map(move |x| x * d).sum();
        if n > 0 { s + go(n - 1) } else { s }
    }
    (go(3), seen.len())
}

#[test]
fn the_copy_is_as_good() {
    assert_eq!(run(), (6, 9));
    assert_eq!(flat(), [(0, 0), (0, 3), (3, 0), (3, 3)]);
    assert_eq!(two(vec![1, 2]), (vec![8, 12], 1, "14245".to_owned()));
    let mut f = value();
    assert_eq!((f(), f()), (24, 50));
    assert_eq!((rec(), tied()), (10, (10, 4)));
}

#[nonlocal]
fn a_lambda_with_a_cell() -> (impl Fn() -> u32, impl Fn() -> u32) {
    let count = std::cell::Cell::new(0);
    let next = move || {
        count.set(count.get() + 1);
        count.get()
    };
    fn one() -> u32 {
        next()
    }
    fn tenfold() -> u32 {
        next() * 10
    }
    (one, tenfold)
}

#[test]
fn a_lambda_is_not_cloned_with_its_cell() {
    let (one, tenfold) = a_lambda_with_a_cell();
    assert_eq!((one(), tenfold(), one()), (1, 20, 3));
}

#[nonlocal]
fn hits() -> impl Fn() -> i64 + Clone {
    let hits = Cell::new(0);
    fn hit() -> i64 {
        hits.set(hits.get() + 1);
        hits.get()
    }
    hit
}

#[nonlocal]
fn once<F: Fn() -> i64 + Clone>(f: F) -> impl Fn() -> i64 + Clone {
    let known = RefCell::new(None);
    fn get() -> i64 {
        if let Some(value) = *known.borrow() {
            return value;
        }
        let value = f();
        *known.borrow_mut() = Some(value);
        value
    }
    get
}

#[nonlocal(shared)]
fn visits(seen: RefCell<Vec<i64>>) -> _ {
    fn visit(n: i64) -> usize {
        seen.borrow_mut().push(n);
        if n > 0 { visit(n - 1) } else { seen.borrow().len() }
    }
    visit
}

#[nonlocal(sync)]
fn numbers() -> impl Fn() -> i64 + Clone + Send + Sync {
    let next = AtomicI64::new(0);
    fn number() -> i64 {
        next.fetch_add(1, Ordering::SeqCst) + 1
    }
    number
}

/// Python has one function there, however many names it has.
#[test]
fn clones_of_a_closure_have_the_same_cell() {
    let hit = hits();
    let same = hit.clone();
    assert_eq!((hit(), same(), hit()), (1, 2, 3));

    let computed = Rc::new(Cell::new(0));
    let get = once({
        let computed = Rc::clone(&computed);
        move || {
            computed.set(computed.get() + 1);
            7
        }
    });
    let same = get.clone();
    assert_eq!((get(), same(), computed.get()), (7, 7, 1));

    let visit = visits(RefCell::default());
    let same = visit.clone();
    assert_eq!((visit(1), same(1), visit(0)), (2, 4, 5));

    let number = numbers();
    let same = number.clone();
    assert_eq!((number(), std::thread::spawn(same).join().unwrap(), number()), (1, 2, 3));
}

type Method = Box<dyn Fn(i64) -> i64>;

#[derive(Clone)]
struct Stats {
    hits: Cell<i64>,
}

struct Scale<T> {
    by: T,
}

#[nonlocal]
fn counted<T: Into<i64> + Copy>(
    f: Method,
    stats: Stats,
    scale: Scale<T>,
) -> impl Fn(i64) -> (i64, i64) + Clone {
    let mut n = 0;
    fn call(x: i64) -> (i64, i64) {
        nonlocal!(n);
        n += 1;
        stats.hits.set(stats.hits.get() + 1);
        (f(x) * scale.by.into() + n, stats.hits.get())
    }
    call
}

/// Where there is an allocation already, what may not be the same in a clone is in it, too, and so is what has none.
#[test]
fn clones_of_a_closure_share_what_stands_beside_its_state() {
    let call = counted(Box::new(|x| x * 100), Stats { hits: Cell::new(0) }, Scale { by: 2_i32 });
    let same = call.clone();
    assert_eq!((call(1), same(1), call(2)), ((201, 1), (202, 2), (403, 3)));
}
