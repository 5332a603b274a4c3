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
