// An assignment with a nonlocal declaration changes the variable around.
use nonlocal::nonlocal;

#[nonlocal]
fn session() -> String {
    let mut user = "nobody".to_owned();
    fn login(name: &str) {
        nonlocal!(user);
        user = name.to_owned();
    }
    println!("{user}");
    login("ada");
    user
}

fn main() {
    println!("{}", session());
}
