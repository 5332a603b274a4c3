// A table maps names to functions that share one variable.
use nonlocal::nonlocal;
use std::collections::HashMap;

type Operation = Box<dyn Fn(i64) -> i64>;

#[nonlocal]
fn make_calculator() -> HashMap<&'static str, Operation> {
    let mut value = 0;
    fn add(n: i64) -> i64 {
        nonlocal!(value);
        value += n;
        value
    }
    fn mul(n: i64) -> i64 {
        nonlocal!(value);
        value *= n;
        value
    }
    fn clear(n: i64) -> i64 {
        nonlocal!(value);
        value = n;
        value
    }
    HashMap::from([("add", Box::new(add) as Operation), ("mul", Box::new(mul)), ("clear", Box::new(clear))])
}

fn main() {
    let table = make_calculator();
    for (name, n) in [("add", 3), ("mul", 5), ("add", -1), ("clear", 0), ("mul", 9)] {
        println!("{name} {}", table[name](n));
    }
}
