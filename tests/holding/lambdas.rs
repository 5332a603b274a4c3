//! Closures of the user's own, bound to a variable, come back as any callback does.

use nonlocal::nonlocal;

#[nonlocal]
fn added_to() -> i64 {
    let mut total = 0;
    fn add(n: i64) {
        nonlocal!(total);
        total += n;
    }
    let log = move |n: i64| {
        add(n);
        n
    };
    total += log(5);
    total
}

#[nonlocal]
fn make_text() -> (impl Fn() -> String, impl Fn(&str)) {
    let mut text = String::from("a");
    fn put(more: &str) {
        nonlocal!(text);
        text.push_str(more);
    }
    let grow = move || {
        put("b");
        "c"
    };
    fn go() -> String {
        nonlocal!(text);
        text += grow();
        text.clone()
    }
    (go, put)
}

#[nonlocal]
fn read_back() -> (i32, usize) {
    let mut n = 0;
    let get = move || n;
    fn increase() -> i32 {
        nonlocal!(n);
        n += 1;
        get()
    }
    let mut items: Vec<usize> = vec![5];
    fn put(n: usize) {
        nonlocal!(items);
        items.push(n);
    }
    let count = move || items.len();
    put(1);
    items.push(count());
    (increase(), items[2])
}

#[nonlocal(sync)]
fn make_synced() -> (impl Fn() -> i64 + Send + Sync, impl Fn() -> i64 + Send + Sync) {
    let mut n: i64 = 0;
    fn up() -> i64 {
        nonlocal!(n);
        n += 10;
        1
    }
    let get = move || up();
    fn increase() -> i64 {
        nonlocal!(n);
        n += get();
        n
    }
    (increase, up)
}

#[test]
fn a_lambda_comes_back() {
    assert_eq!(added_to(), 5);
    assert_eq!(make_text().0(), "ac");
    assert_eq!(read_back(), (1, 2));
    let (increase, up) = make_synced();
    assert_eq!((increase(), up(), increase()), (1, 1, 12));
}

trait Notify {
    fn notify(&self) -> i32;
}

struct Bell(Box<dyn Fn() -> i32>);

impl Notify for Bell {
    fn notify(&self) -> i32 {
        self.0()
    }
}

#[nonlocal]
fn by_a_cast() -> (i32, i32) {
    let mut n: i32 = 0;
    fn rung() -> i32 {
        nonlocal!(n);
        n += 10;
        1
    }
    let bell = Bell(Box::new(rung));
    fn ring() -> i32 {
        nonlocal!(n);
        n += 1;
        (&bell as &dyn Notify).notify();
        n
    }
    let first = ring();
    n += (&bell as &dyn Notify).notify();
    (first, n)
}

#[test]
fn a_method_of_what_is_cast_comes_back() {
    assert_eq!(by_a_cast(), (11, 12));
}

/// Closures that are bound before nested functions become values: what they use is in its cell from there on.
mod bound_before {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn shown() -> (i32, i32, i32) {
        let mut n = 0;
        fn up() -> i32 {
            nonlocal!(n);
            n += 1;
            n
        }
        let show = || n;
        let (one, other) = (up, up);
        let first = one();
        let second = show();
        (first, second, other() * 10 + show())
    }

    #[nonlocal]
    fn called() -> (i32, i32) {
        let mut n = 0;
        fn up() {
            nonlocal!(n);
            n += 1;
        }
        let show = || n;
        up();
        let first = show();
        up();
        (first, show())
    }

    #[nonlocal]
    fn boxed() -> i32 {
        let mut n = 0;
        fn up() {
            nonlocal!(n);
            n += 1;
        }
        let shows: Vec<Box<dyn Fn() -> i32>> = vec![Box::new(|| n), Box::new(|| n * 10)];
        let (one, other) = (up, up);
        one();
        other();
        shows[0]() + shows[1]()
    }

    #[nonlocal]
    fn changing() -> i32 {
        let mut n = 0;
        fn up() -> i32 {
            nonlocal!(n);
            n += 1;
            n
        }
        let mut more = || n += 10;
        let (one, other) = (up, up);
        one();
        more();
        other();
        n
    }

    #[nonlocal]
    fn joined() -> String {
        let mut parts: Vec<String> = vec![];
        let join = |between: &str| parts.join(between);
        fn add(part: &str) {
            nonlocal!(parts);
            parts.push(part.to_owned());
        }
        let (one, other) = (add, add);
        one("a");
        other("b");
        join("-")
    }

    #[nonlocal]
    fn in_turns() -> i32 {
        let mut total = 0;
        let sum = || total;
        for n in 1..4 {
            fn add() {
                nonlocal!(total);
                total += n;
            }
            let adders: Vec<Box<dyn Fn()>> = vec![Box::new(add), Box::new(add)];
            for add in &adders {
                add();
            }
        }
        sum()
    }

    #[nonlocal(sync)]
    fn in_threads() -> i32 {
        let mut n = 1;
        let show = || n;
        fn up() {
            nonlocal!(n);
            n += 1;
        }
        let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(up)).collect();
        for thread in threads {
            thread.join().unwrap();
        }
        show()
    }

    #[test]
    fn they_see_what_changes() {
        assert_eq!(shown(), (1, 1, 22));
        assert_eq!(called(), (1, 2));
        assert_eq!(boxed(), 22);
        assert_eq!(changing(), 12);
        assert_eq!(joined(), "a-b");
        assert_eq!(in_turns(), 12);
        assert_eq!(in_threads(), 4);
    }
}

/// Closures that nested functions call, and that use what these change: both have it in its cell.
mod called_by_a_function {
    use std::collections::HashMap;

    use nonlocal::nonlocal;

    #[nonlocal]
    fn best() -> Option<i32> {
        let mut best: Option<i32> = None;
        let is_better = |n: i32| best.is_none_or(|best| n > best);
        fn offer(n: i32) {
            nonlocal!(best);
            if is_better(n) {
                best = Some(n);
            }
        }
        for n in [1, 3, 2] {
            offer(n);
        }
        best
    }

    #[nonlocal]
    fn names(boxed: bool) -> Vec<String> {
        let mut names: Vec<String> = vec![];
        let has = |name: &str| names.iter().any(|known| known == name);
        let knows: Box<dyn Fn(&str) -> bool> = Box::new(|name| names.iter().any(|known| known == name));
        fn add(name: &str) {
            nonlocal!(names);
            if if boxed { knows(name) } else { has(name) } {
                return;
            }
            names.push(name.to_owned());
        }
        for name in ["a", "b", "a"] {
            add(name);
        }
        names.clone()
    }

    #[nonlocal]
    fn cached() -> (i32, i32) {
        let mut cache: HashMap<i32, i32> = HashMap::new();
        let mut hits = 0;
        let find = |n: i32| cache.get(&n).copied();
        fn square(n: i32) -> i32 {
            nonlocal!(cache, hits);
            if let Some(known) = find(n) {
                hits += 1;
                return known;
            }
            let made = n * n;
            cache.insert(n, made);
            made
        }
        (square(2) + square(4) + square(2), hits)
    }

    #[nonlocal]
    fn recursive() -> (usize, usize) {
        let mut items = vec![1];
        let count = || items.len();
        fn grow(n: u32) {
            nonlocal!(items);
            if count() < 3 {
                items.push(n);
                grow(n + 1);
            }
        }
        let before = count();
        grow(2);
        (before, count())
    }

    #[nonlocal(sync)]
    fn under_a_lock() -> i32 {
        let mut n = 4;
        let double = || n * 2;
        fn up() -> i32 {
            nonlocal!(n);
            let doubled = double();
            n = doubled;
            n
        }
        up() + up()
    }

    #[nonlocal]
    fn given_by_name() -> usize {
        let mut items = vec![1];
        let count = || items.len();
        fn with(count: impl Fn() -> usize) -> usize {
            nonlocal!(items);
            items.push(2);
            count() * 10 + items.len()
        }
        with(count)
    }

    /// What is computed at once is no closure any more.
    #[nonlocal]
    fn computed(numbers: &[i32]) -> i32 {
        let mut limit = 1;
        let above = numbers.iter().filter(|n| **n > limit).count();
        fn raise() {
            nonlocal!(limit);
            limit += i32::try_from(above).unwrap_or_default();
        }
        raise();
        limit
    }

    #[test]
    fn both_have_it() {
        assert_eq!(best(), Some(3));
        assert_eq!((names(false), names(true)), (vec!["a".to_owned(), "b".to_owned()], names(false)));
        assert_eq!(cached(), (24, 1));
        assert_eq!(recursive(), (1, 3));
        assert_eq!(under_a_lock(), 24);
        assert_eq!(given_by_name(), 22);
        assert_eq!(computed(&[1, 2, 3]), 3);
    }
}
