// Python's __closure__ opens every closure, and lets anybody change its variable.
// Here it is rustc's E0609: a closure has no fields at all. Fixed: sharing/account_with_two_operations.

use nonlocal::nonlocal;

#[nonlocal]
fn make_account(mut balance: u32) -> impl FnMut(u32) -> &'static str {
    fn withdraw(amount: u32) -> &'static str {
        nonlocal!(balance);
        if amount > balance {
            return "refused";
        }
        balance -= amount;
        "paid"
    }
    withdraw
}

fn main() {
    let mut withdraw = make_account(10);
    println!("{}", withdraw(100));
    withdraw.__closure__[0].cell_contents = 1000;
    println!("{}", withdraw(100));
}
