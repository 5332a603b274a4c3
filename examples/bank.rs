//! A closure object: several functions and one state, with no `Rc` and no cell; next to the same as a struct by hand.
//!
//! In the guide: `nonlocal::guide::cookbook`, "An object without a class".

use nonlocal::nonlocal;

// Python:
//
//     def make_account(owner, balance):
//         def deposit(amount):
//             return change(amount)
//         def withdraw(amount):
//             if amount > balance:
//                 return f"{owner} has only {balance}"
//             return change(-amount)
//         def change(amount):
//             nonlocal balance
//             balance += amount
//             return f"{owner}: {balance}"
//         return SimpleNamespace(deposit=deposit, withdraw=withdraw)

#[nonlocal(type = Account, derive(Clone, Debug))]
fn make_account(owner: String, mut balance: i64) -> Account {
    fn deposit(amount: i64) -> String {
        change(amount)
    }
    fn withdraw(amount: i64) -> String {
        if amount > balance {
            return format!("{owner} has only {balance}");
        }
        change(-amount)
    }
    fn change(amount: i64) -> String {
        nonlocal!(balance);
        balance += amount;
        format!("{owner}: {balance}")
    }
    Account { deposit, withdraw }
}

/// The same by hand.
mod by_hand {
    #[derive(Clone, Debug)]
    pub(super) struct Account {
        owner: String,
        balance: i64,
    }

    impl Account {
        pub(super) fn new(owner: String, balance: i64) -> Self {
            Self { owner, balance }
        }

        pub(super) fn deposit(&mut self, amount: i64) -> String {
            self.change(amount)
        }

        pub(super) fn withdraw(&mut self, amount: i64) -> String {
            if amount > self.balance {
                return format!("{} has only {}", self.owner, self.balance);
            }
            self.change(-amount)
        }

        fn change(&mut self, amount: i64) -> String {
            self.balance += amount;
            format!("{}: {}", self.owner, self.balance)
        }
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut account = make_account("Ada".to_owned(), 10);
    let mut twin = by_hand::Account::new("Ada".to_owned(), 10);
    let here = [account.deposit(5), account.withdraw(20), account.withdraw(15)];
    assert_eq!(here, [twin.deposit(5), twin.withdraw(20), twin.withdraw(15)]);
    assert_eq!(size_of_val(&account), size_of_val(&twin));
    let [deposit, refused, withdraw] = here;
    vec![
        ("account.deposit(5)", deposit, "Ada: 15"),
        ("account.withdraw(20)", refused, "Ada has only 15"),
        ("account.withdraw(15)", withdraw, "Ada: 0"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
