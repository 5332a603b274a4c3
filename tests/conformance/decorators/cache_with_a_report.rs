// A decorator for caches: the report on it depends on what kind of cache it is.
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Cache {
    maxsize: Option<usize>,
    data: RefCell<HashMap<i64, i64>>,
}

impl Cache {
    fn new(maxsize: Option<usize>) -> Rc<Self> {
        Rc::new(Cache { maxsize, data: RefCell::default() })
    }
}

type Function = Box<dyn Fn(i64) -> i64>;
type MakeInfo = Box<dyn Fn(i64, i64) -> String>;
type Info = Box<dyn Fn() -> String>;

#[nonlocal]
fn make_wrapper(function: Function, cache: Rc<Cache>, make_info: MakeInfo) -> (Function, Info) {
    let mut hits = 0;
    let mut misses = 0;

    fn wrapper(n: i64) -> i64 {
        nonlocal!(hits, misses);
        if let Some(value) = cache.data.borrow().get(&n) {
            hits += 1;
            return *value;
        }
        misses += 1;
        let value = function(n);
        if cache.maxsize.is_none_or(|maxsize| cache.data.borrow().len() < maxsize) {
            cache.data.borrow_mut().insert(n, value);
        }
        value
    }

    fn info() -> String {
        make_info(hits, misses)
    }

    (Box::new(wrapper), Box::new(info))
}

#[nonlocal]
fn cached(cache: Rc<Cache>, info: bool) -> impl Fn(Function) -> (Function, Info) {
    fn decorator(function: Function) -> (Function, Info) {
        if info {
            let make_info: MakeInfo = if cache.maxsize.is_some() {
                fn make_info(hits: i64, misses: i64) -> String {
                    format!(
                        "hits {hits} misses {misses} max {} now {}",
                        cache.maxsize.unwrap(),
                        cache.data.borrow().len()
                    )
                }
                Box::new(make_info)
            } else {
                fn make_info(hits: i64, misses: i64) -> String {
                    format!("hits {hits} misses {misses} now {}", cache.data.borrow().len())
                }
                Box::new(make_info)
            };
            make_wrapper(function, cache.clone(), make_info)
        } else {
            make_wrapper(function, cache.clone(), Box::new(|_, _| "no info".to_string()))
        }
    }
    decorator
}

fn main() {
    for (cache, with_info) in
        [(Cache::new(Some(2)), true), (Cache::new(None), true), (Cache::new(Some(1)), false)]
    {
        let decorator = cached(cache, with_info);
        let (double, info) = decorator(Box::new(|n| n * 2));
        println!("{:?} {}", [1, 2, 3, 1, 3].map(|n| double(n)), info());
        let (triple, info) = decorator(Box::new(|n| n * 3));
        println!("{} {} {}", triple(1), triple(5), info());
    }
}
