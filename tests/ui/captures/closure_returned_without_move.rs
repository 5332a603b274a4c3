use std::collections::HashMap;

use nonlocal::nonlocal;

struct Buttons {
    up: Box<dyn Fn() -> i64>,
    down: Option<Box<dyn Fn() -> i64>>,
}

#[nonlocal]
fn make_buttons() -> Buttons {
    let mut total = 0;
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        total
    }
    Buttons { up: Box::new(|| add(1)), down: Some(Box::new(|| add(-1))) }
}

#[nonlocal]
fn make_handlers() -> (HashMap<&'static str, Box<dyn Fn(i64) -> i64>>, Box<dyn Fn() -> i64>) {
    let mut handlers: HashMap<&'static str, Box<dyn Fn(i64) -> i64>> = HashMap::new();
    let mut total = 0;
    fn add(n: i64) -> i64 {
        nonlocal!(total);
        total += n;
        total
    }
    handlers.insert("add", Box::new(add));
    handlers.insert("twice", Box::new(|n| add(n * 2)));
    (handlers, Box::new(|| total))
}

fn main() {
    let buttons = make_buttons();
    assert_eq!(((buttons.up)(), (buttons.down.unwrap())()), (1, 0));
    let (handlers, total) = make_handlers();
    assert_eq!((handlers["add"](1), handlers["twice"](2), total()), (1, 5, 5));
}
