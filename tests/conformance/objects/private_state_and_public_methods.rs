// Only what the factory hands out can be called; the rest and the secret stay inside.

use nonlocal::nonlocal;

#[nonlocal(type = Safe)]
fn make_safe(mut secret: u32) -> Safe {
    let mut tries: u32 = 0;
    fn matches(guess: u32) -> bool {
        guess == secret
    }
    fn unlock(guess: u32) -> String {
        nonlocal!(tries);
        tries += 1;
        if matches(guess) { "open".to_owned() } else { format!("wrong, try {tries}") }
    }
    fn change(old: u32, new: u32) -> &'static str {
        nonlocal!(secret);
        if !matches(old) {
            return "refused";
        }
        secret = new;
        "changed"
    }
    Safe { unlock, change }
}

fn main() {
    let mut safe = make_safe(1234);
    println!("{}", safe.unlock(1));
    println!("{}", safe.change(1, 2));
    println!("{}", safe.change(1234, 99));
    println!("{}", safe.unlock(1234));
    println!("{}", safe.unlock(99));
}
