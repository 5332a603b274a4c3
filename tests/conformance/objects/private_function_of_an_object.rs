// A function that the factory does not hand out cannot be called from outside: AttributeError.
// Here it is rustc's: there is no such method to be called. Fixed: objects/private_state_and_public_methods.

use nonlocal::nonlocal;

#[nonlocal(type = Safe)]
fn make_safe(secret: u32) -> Safe {
    fn matches(guess: u32) -> bool {
        guess == secret
    }
    fn unlock(guess: u32) -> &'static str {
        if matches(guess) { "open" } else { "wrong" }
    }
    Safe { unlock }
}

fn main() {
    let safe = make_safe(1234);
    println!("{}", safe.unlock(1));
    println!("{}", safe.matches(1));
}
