// Strategies are closures in a table, each with its own configuration, chosen by name at run time.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

type Discount = Box<dyn Fn(u32) -> u32>;

#[nonlocal]
fn make_discounts(percent: u32, minimum: u32) -> BTreeMap<&'static str, Discount> {
    fn none(price: u32) -> u32 {
        price
    }
    fn percentage(price: u32) -> u32 {
        price - price * percent / 100
    }
    fn fixed(price: u32) -> u32 {
        if price >= minimum { price - 5 } else { price }
    }
    let mut discounts: BTreeMap<_, Discount> = BTreeMap::new();
    discounts.insert("none", Box::new(none));
    discounts.insert("percentage", Box::new(percentage));
    discounts.insert("fixed", Box::new(fixed));
    discounts
}

fn main() {
    let discounts = make_discounts(10, 50);
    for name in ["none", "percentage", "fixed"] {
        println!("{name} {} {}", discounts[name](40), discounts[name](100));
    }
    if let Some((best, discount)) = discounts.iter().min_by_key(|(_, discount)| discount(60)) {
        println!("{best} {}", discount(60));
    }
}
