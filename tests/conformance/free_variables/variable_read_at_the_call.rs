// A called function reads the variable as it is at the call, not as it was at the definition.
use nonlocal::nonlocal;

#[nonlocal]
fn prices() {
    let mut rate = 10;
    fn with_tax(price: i64) -> i64 {
        price + price * rate / 100
    }
    println!("{}", with_tax(200));
    rate = 20;
    println!("{}", with_tax(200));
    for next in [0, 5] {
        rate = next;
        println!("{}", with_tax(200));
    }
}

fn main() {
    prices();
}
