// A decorator that forgets to return its wrapper: Python calls None, when the function is used.
// Here it is rustc's E0277, at the decorator. Fixed: decorators/tags_as_decorators.
use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn loud<F: Fn(String) -> String>(function: F) {
    fn wrapper(text: String) -> String {
        function(text) + "!"
    }
}

#[decorate(loud)]
fn greet(name: String) -> String {
    format!("hello {name}")
}

fn main() {
    println!("{}", greet("Ada".to_owned()));
}
