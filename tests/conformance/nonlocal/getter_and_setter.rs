// Two closures share one variable: what the setter sets, the getter gets.
use nonlocal::nonlocal;

#[nonlocal]
fn make_cell(value: &str) -> (impl Fn() -> String, impl Fn(&str) -> String) {
    let mut value = value.to_owned();
    fn get() -> String {
        value.clone()
    }
    fn put(new: &str) -> String {
        nonlocal!(value);
        std::mem::replace(&mut value, new.to_owned())
    }
    (get, put)
}

fn main() {
    let (get, put) = make_cell("a");
    let (other, _) = make_cell("z");
    println!("{}", get());
    println!("{} {}", put("b"), get());
    println!("{} {} {}", put("c"), get(), other());
}
