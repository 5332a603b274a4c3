// The state of an object made of closures cannot be reached from outside: AttributeError.
// Here it is rustc's E0616: the field is private, also in the factory's own module.
// Fixed: objects/private_state_and_public_methods.

use nonlocal::nonlocal;

#[nonlocal(type = Account)]
fn make_account(mut balance: i64) -> Account {
    fn deposit(amount: i64) -> i64 {
        nonlocal!(balance);
        balance += amount;
        balance
    }
    Account { deposit }
}

fn main() {
    let mut account = make_account(10);
    println!("{}", account.deposit(5));
    println!("{}", account.balance);
}
