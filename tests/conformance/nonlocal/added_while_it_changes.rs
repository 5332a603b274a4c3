// What an assignment adds to is read before its right side is evaluated, which may change it.

use nonlocal::nonlocal;

type Callback<'a> = &'a dyn Fn() -> i64;
type Function = Box<dyn Fn(Callback) -> i64>;

#[allow(clippy::pedantic, clippy::type_complexity)]
#[nonlocal]
fn make() -> (impl Fn() -> i64, impl Fn(), Vec<(&'static str, Function)>, impl Fn() -> i64) {
    let mut total = 1;
    let mut items: Vec<i64> = vec![1, 2];
    let mut at: usize = 0;

    fn change() -> i64 {
        nonlocal!(total, items, at);
        total = 10;
        items[0] = 10;
        at = 1;
        5
    }

    fn reset() {
        nonlocal!(total, items, at);
        total = 1;
        items.copy_from_slice(&[1, 2]);
        at = 0;
    }

    fn add_to_total(f: Callback) -> i64 {
        nonlocal!(total);
        total += f();
        total
    }

    fn take_from_total(f: Callback) -> i64 {
        nonlocal!(total);
        total -= 2 * f() + 1;
        total
    }

    fn add_to_item(f: Callback) -> i64 {
        nonlocal!(items);
        items[at] += f();
        items[0] * 100 + items[1]
    }

    fn multiply_item(f: Callback) -> i64 {
        nonlocal!(items);
        items[0] *= f();
        items[0]
    }

    fn nested() -> i64 {
        nonlocal!(total, items);
        total += change();
        items[at - 1] += change();
        total * 1000 + items[0]
    }

    let functions: Vec<(&'static str, Function)> = vec![
        ("add_to_total", Box::new(add_to_total)),
        ("take_from_total", Box::new(take_from_total)),
        ("add_to_item", Box::new(add_to_item)),
        ("multiply_item", Box::new(multiply_item)),
    ];
    (change, reset, functions, nested)
}

fn main() {
    let (change, reset, functions, nested) = make();
    for (name, function) in functions {
        reset();
        println!("{name} {}", function(&change));
    }
    reset();
    println!("nested {}", nested());
}
