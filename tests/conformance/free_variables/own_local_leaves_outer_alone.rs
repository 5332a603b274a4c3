// An inner function that binds a name for itself leaves the variable around it as it was.
use nonlocal::nonlocal;

#[nonlocal]
fn outer() -> [String; 3] {
    fn inner() -> String {
        let name = "inner";
        name.to_uppercase()
    }
    let name = "outer".to_owned();
    let before = name.clone();
    let called = inner();
    [before, called, name]
}

fn main() {
    for name in outer() {
        println!("{name}");
    }
}
