// pytoolz/toolz toolz/functoolz.py: memoize / key, memof
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::factory;

type Key = Box<dyn Fn(&[i64]) -> Vec<i64>>;

factory! {
    fn memoize(
        func: impl Fn(&[i64]) -> i64,
        unary: bool,
        cache: Option<HashMap<Vec<i64>, i64>> = None,
        key: Option<Key> = None,
    ) -> impl FnMut(&[i64]) -> i64 {
        let mut cache = cache.unwrap_or_default();
        let key: Key = match key {
            Some(key) => key,
            None => {
                if unary {
                    fn first(args: &[i64]) -> Vec<i64> {
                        vec![args[0]]
                    }
                    Box::new(first)
                } else {
                    fn all(args: &[i64]) -> Vec<i64> {
                        args.to_vec()
                    }
                    Box::new(all)
                }
            }
        };
        fn memof(args: &[i64]) -> i64 {
            nonlocal!(cache);
            let k = key(args);
            if let Some(&result) = cache.get(&k) {
                return result;
            }
            let result = func(args);
            cache.insert(k, result);
            result
        }
        memof
    }
}

fn main() {
    let calls = Rc::new(RefCell::new(Vec::new()));
    let log = calls.clone();
    let add = move |args: &[i64]| {
        let sum: i64 = args.iter().sum();
        log.borrow_mut().push(sum);
        sum
    };
    let mut plain = memoize!(add.clone(), false);
    println!("{} {} {}", plain(&[1, 2]), plain(&[1, 2]), plain(&[2, 1]));
    let mut unary = memoize!(add.clone(), true, Some(HashMap::from([(vec![9], 90)])));
    println!("{} {} {}", unary(&[9]), unary(&[4]), unary(&[4]));
    let sorted = |args: &[i64]| {
        let mut args = args.to_vec();
        args.sort();
        args
    };
    let mut keyed = memoize!(add, false, key = Some(Box::new(sorted)));
    println!("{} {}", keyed(&[1, 2]), keyed(&[2, 1]));
    println!("{:?}", calls.borrow());
}
