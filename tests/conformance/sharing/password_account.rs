// Wrong passwords are counted in a variable that the two functions share, and the account locks itself.
use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: i64, password: &str) -> (impl Fn(&str, i64) -> String, impl Fn(&str, &str)) {
    let mut password = password.to_owned();
    let mut wrong = 0;
    fn allowed(given: &str) -> bool {
        nonlocal!(wrong);
        if given == password && wrong < 3 {
            wrong = 0;
            return true;
        }
        wrong += 1;
        false
    }
    fn withdraw(given: &str, amount: i64) -> String {
        nonlocal!(balance);
        if !allowed(given) {
            return if wrong < 3 { format!("no, {} left", 3 - wrong) } else { "locked".to_owned() };
        }
        balance -= amount;
        balance.to_string()
    }
    fn change(given: &str, new: &str) {
        nonlocal!(password);
        if allowed(given) {
            password = new.to_owned();
        }
    }
    (withdraw, change)
}

fn main() {
    let (withdraw, change) = make_account(100, "a");
    println!("{} {}", withdraw("a", 10), withdraw("b", 10));
    change("a", "b");
    println!("{} {}", withdraw("a", 10), withdraw("b", 10));
    println!("{} {} {} {}", withdraw("x", 1), withdraw("x", 1), withdraw("x", 1), withdraw("b", 1));
}
