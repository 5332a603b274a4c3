// An assignment without a nonlocal declaration silently makes another variable, and the one around stays.
// Refused: `login` changes `user`, which belongs to `session`
use nonlocal::nonlocal;

#[nonlocal]
fn session() -> String {
    let mut user = "nobody".to_owned();
    fn login(name: &str) {
        user = name.to_owned();
    }
    login("ada");
    user
}

fn main() {
    println!("{}", session());
}
