// A local variable of the same name hides the one around it, and leaves it as it is (Crafting Interpreters).

use nonlocal::nonlocal;

#[nonlocal]
fn make_shadow() -> (impl Fn() -> String, impl Fn(&str) -> String) {
    let name = "closure";
    fn inner() -> String {
        name.to_owned()
    }
    fn shadowing() -> String {
        let name = "local";
        format!("{name} hides {}", inner())
    }
    fn by_parameter(name: &str) -> String {
        format!("{name} hides {}", inner())
    }
    (shadowing, by_parameter)
}

fn main() {
    let (shadowing, by_parameter) = make_shadow();
    println!("{}", shadowing());
    println!("{}", by_parameter("parameter"));
    println!("{}", shadowing());
}
