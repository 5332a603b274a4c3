// A nested function calls a callback that changes what the function around it adds to, compares, and shows.

use nonlocal::nonlocal;

type Adder = Box<dyn Fn(&dyn Fn())>;

#[allow(clippy::pedantic, clippy::type_complexity)]
#[nonlocal]
fn make() -> (Adder, Adder, Adder, Adder, Adder, impl Fn()) {
    let mut total: i64 = 1;
    let mut at: usize = 0;
    let mut items = vec![1, 2];

    fn change() {
        nonlocal!(total, at, items);
        total += 100;
        at = 1;
        items[0] += 100;
    }

    fn add(callback: &dyn Fn()) {
        nonlocal!(total);
        fn value() -> i64 {
            callback();
            10
        }
        total += value();
        println!("{total} {}", value());
        println!("{} {} {}", total, value(), total);
        println!("{}", total * 1000 + value());
    }

    fn add_to_items(callback: &dyn Fn()) {
        nonlocal!(items, at);
        fn value() -> i64 {
            callback();
            10
        }
        at = 0;
        items[at] += value();
        let less = items[0] < value();
        items.push(items[0] + value());
        println!("{} {items:?}", less as i64);
    }

    fn add_by_lambda(callback: &dyn Fn()) {
        nonlocal!(total, items);
        let ask = || {
            callback();
            10
        };
        let twice = || ask() + ask();
        total += ask();
        items[0] += twice();
        println!("{total} {} {}", items[0], total * 2 + ask());
    }

    fn ask_about_items(callback: &dyn Fn()) {
        nonlocal!(items, total);
        let ask = |of: &Vec<i64>| {
            let first = of[1];
            callback();
            first
        };
        let before = total;
        println!("{}", ask(&items.clone()) + total - before);
    }

    fn add_deeper(callback: &dyn Fn()) {
        nonlocal!(total, items);
        fn outer() -> i64 {
            fn inner() -> i64 {
                callback();
                1
            }
            inner() + inner()
        }
        total -= outer();
        items[1] *= outer();
        println!("{total} {}", items[1]);
    }

    (Box::new(add), Box::new(add_to_items), Box::new(add_by_lambda), Box::new(ask_about_items), Box::new(add_deeper), change)
}

fn main() {
    let (add, add_to_items, add_by_lambda, ask_about_items, add_deeper, change) = make();
    add(&change);
    add_to_items(&change);
    add_by_lambda(&change);
    ask_about_items(&change);
    add_deeper(&change);
}
