// What the setter assigns, the getter sees (Crafting Interpreters, closing over one variable twice).

use nonlocal::nonlocal;

#[nonlocal]
fn make_cell(mut value: String) -> (impl Fn() -> String, impl Fn(&str)) {
    fn get() -> String {
        value.clone()
    }
    fn put(new: &str) {
        nonlocal!(value);
        value = new.to_owned();
    }
    (get, put)
}

fn main() {
    let (get, put) = make_cell("first".to_owned());
    println!("{}", get());
    put("second");
    println!("{}", get());
    put(&(get() + " and third"));
    println!("{}", get());
    let (other_get, _) = make_cell("other".to_owned());
    println!("{} {}", other_get(), get().len());
}
