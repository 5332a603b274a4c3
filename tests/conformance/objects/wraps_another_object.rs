// An object holds another one and adds to it: delegation instead of inheritance.
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

#[nonlocal(type = Savings)]
fn make_savings(balance: i64, percent: i64) -> Savings {
    let mut account: Account = make_account(balance);
    let mut years: i64 = 0;
    fn deposit(amount: i64) -> i64 {
        nonlocal!(account);
        account.deposit(amount)
    }
    fn end_year() -> String {
        nonlocal!(account, years);
        years += 1;
        let interest = account.deposit(0) * percent / 100;
        format!("year {years}: {}", account.deposit(interest))
    }
    Savings { deposit, end_year }
}

fn main() {
    let mut savings = make_savings(1000, 5);
    println!("{}", savings.end_year());
    println!("{}", savings.deposit(950));
    println!("{}", savings.end_year());
}
