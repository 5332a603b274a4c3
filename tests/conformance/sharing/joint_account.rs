// A joint account is a second way, with its own password, to the same balance (SICP exercises 3.3 and 3.7).

use nonlocal::nonlocal;

#[nonlocal]
fn make_account(
    mut balance: u32,
    password: &'static str,
) -> (impl Fn(u32, &str) -> String, impl Fn(u32, &str) -> String) {
    fn withdraw(amount: u32, given: &str) -> String {
        nonlocal!(balance);
        if given != password {
            return "incorrect password".to_owned();
        }
        balance -= amount;
        format!("{balance} left")
    }
    (withdraw, withdraw)
}

#[nonlocal]
fn make_joint(
    withdraw: impl Fn(u32, &str) -> String,
    password: &'static str,
    own_password: &'static str,
) -> impl Fn(u32, &str) -> String {
    fn joint(amount: u32, given: &str) -> String {
        withdraw(amount, if given == own_password { password } else { "" })
    }
    joint
}

fn main() {
    let (peter, handle) = make_account(100, "open sesame");
    let paul = make_joint(handle, "open sesame", "rosebud");
    println!("{}", peter(10, "open sesame"));
    println!("{}", paul(20, "rosebud"));
    println!("{}", paul(20, "open sesame"));
    println!("{}", peter(30, "rosebud"));
    println!("{}", peter(30, "open sesame"));
}
